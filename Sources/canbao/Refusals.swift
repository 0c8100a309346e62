import CommandLineSupport
import Enrollment
import UnitDesk
import UnitStore

extension DeskError: Refusal {}
extension StoreError: Refusal {}
extension LayoutError: Refusal {}
