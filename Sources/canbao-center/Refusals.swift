import CenterDesk
import CommandLineSupport
import LocalWeb

extension CenterRefusal: Refusal {}
extension OperatorRefusal: Refusal {}
extension ImportRefusal: Refusal {}
extension LocalServerError: Refusal {}
