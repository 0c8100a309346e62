import CenterDesk
import CommandLineSupport

extension CenterRefusal: Refusal {}
extension OperatorRefusal: Refusal {}
extension ImportRefusal: Refusal {}
