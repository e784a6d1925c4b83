//! Who may read what. Decided while a report is built, so that what a reader may not see is not in the value that
//! reaches a template.

use crate::trajectory::Variant;

/// What one variant may show of the data that not everybody may see (`domain.md` e.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// The burgerservicenummer: UWV alone, which asks for it on every document of a re-integratieverslag.
    pub bsn: bool,
    /// Street address, telephone and e-mail of the employee.
    pub private_contact: bool,
    /// Why an activity did not happen.
    pub absence_reason: bool,
    /// The page in plain language.
    pub explanation: bool,
    /// Findings of the service, and activities that are not for reports.
    pub internal: bool,
}

impl Sight {
    pub const fn of(variant: Variant) -> Self {
        let nothing =
            Self { bsn: false, private_contact: false, absence_reason: false, explanation: false, internal: false };
        match variant {
            Variant::Werkgever => nothing,
            Variant::Werknemer => Self { private_contact: true, absence_reason: true, explanation: true, ..nothing },
            Variant::Uwv => Self { bsn: true, ..nothing },
            Variant::Intern => Self { absence_reason: true, internal: true, ..nothing },
        }
    }
}
