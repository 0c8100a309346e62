import CenterDesk
import CommandLineSupport

extension CenterRefusal: Refusal {}
extension ImportRefusal: Refusal {}
