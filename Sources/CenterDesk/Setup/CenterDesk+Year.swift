import CenterStore
import Enrollment

extension CenterDesk {
    /// Closes the year that is open: from now on declarations of the new one alone are received. Units hear of it by their next result.
    package func openYear(_ year: Int, opens: CalendarDate, closes: CalendarDate) throws -> CenterProfile {
        try exclusively {
            var profile = try profile
            guard year > profile.insuranceYear else { throw CenterRefusal.yearPast(year, open: profile.insuranceYear) }
            guard opens <= closes else { throw CenterRefusal.dates(opens: opens, closes: closes) }
            profile.insuranceYear = year
            profile.opens = opens
            profile.closes = closes
            try store.setYear(
                profile,
                entry: entry("year.opened", String(year), ["opens": opens.description, "closes": closes.description]))
            return profile
        }
    }

    /// The closing day becomes another; units hear of it by their next result.
    package func extendYear(to closes: CalendarDate) throws -> CenterProfile {
        try exclusively {
            var profile = try profile
            guard profile.opens <= closes else { throw CenterRefusal.dates(opens: profile.opens, closes: closes) }
            let former = profile.closes
            profile.closes = closes
            try store.setYear(
                profile,
                entry: entry("year.extended", String(profile.insuranceYear), ["from": former.description, "to": closes.description]))
            return profile
        }
    }
}
