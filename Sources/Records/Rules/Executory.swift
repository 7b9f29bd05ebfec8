// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// From when an act is executory (CGCT L2131-1): published or notified, and transmitted where it
/// must be. Derived from the `status` entries of the act; what they do not say stays unknown.
public enum Executory: Sendable, Equatable {
    /// Since that day: the later of publication and transmission.
    case since(CivilDate)
    /// One of the two is not recorded.
    case unknown(published: CivilDate?, transmitted: CivilDate?)
    /// An event took its effect away, on that day.
    case ended(event: String, on: CivilDate)

    private static let publication: Set = ["published", "notified"]
    private static let transmission: Set = ["transmitted", "received"]
    private static let endings: Set = ["suspended", "annulled", "withdrawn", "repealed"]

    /// The answer, from the records of the statuses of an act.
    ///
    /// - Parameter adopted: the day of the act: what is said to have happened to it before does not count.
    public init(statuses: [Record], adopted: CivilDate? = nil) {
        func days(_ events: Set<String>) -> [(event: String, day: CivilDate)] {
            statuses.compactMap { record in
                guard let event = record.text("event"), events.contains(event),
                    let day = record.date("date"), adopted.map({ day >= $0 }) ?? true
                else { return nil }
                return (event, day)
            }
        }
        let published = days(Self.publication).map(\.day).min()
        let transmitted = days(Self.transmission).map(\.day).min()
        if let end = days(Self.endings).min(by: { $0.day < $1.day }) {
            self = .ended(event: end.event, on: end.day)
        } else if let published, let transmitted {
            self = .since(max(published, transmitted))
        } else {
            self = .unknown(published: published, transmitted: transmitted)
        }
    }
}
