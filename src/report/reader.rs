//! Who may read what. Decided while a report is built, so that what a reader may not see is not in the value that
//! reaches a template.

use crate::trajectory::{Soort, Variant};

/// Data that not everybody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The burgerservicenummer.
    Bsn,
    BirthDate,
    /// Street address, telephone and e-mail of the employee.
    PrivateContact,
    /// Why an activity did not happen.
    AbsenceReason,
    /// Activities that are not for reports.
    Unreported,
    /// Findings of the service.
    Findings,
    /// The page in plain language.
    Explanation,
}

/// Who may see a field, in which kinds of document, and where it stands in a body.
#[derive(Debug)]
pub struct Restriction {
    pub field: Field,
    /// JSON Pointers; `*` stands for any position in a list.
    pub pointers: &'static [&'static str],
    pub readers: &'static [Variant],
    /// Kinds of document in which nobody sees it.
    pub never_in: &'static [Soort],
}

/// The one table. What it does not name, every reader may see (`werkgever` gets the whole report but for this).
///
/// Grounds: UAVG art. 46 (the BSN only where a law asks for it; UWV asks for it on every document of a
/// re-integratieverslag), AVG art. 5 lid 1 under c (no more data than needed), the rules "De zieke werknemer" of the
/// Autoriteit Persoonsgegevens (an employer need not know why somebody was absent).
pub const RESTRICTIONS: &[Restriction] = &[
    Restriction {
        field: Field::Bsn,
        pointers: &["/werknemer/bsn"],
        readers: &[Variant::Uwv],
        never_in: &[Soort::Offerte],
    },
    Restriction {
        field: Field::BirthDate,
        pointers: &["/werknemer/geboortedatum"],
        readers: Variant::ALL,
        never_in: &[Soort::Offerte],
    },
    Restriction {
        field: Field::PrivateContact,
        pointers: &["/werknemer/adres/straat", "/werknemer/adres/postcode", "/werknemer/telefoon", "/werknemer/email"],
        readers: &[Variant::Werknemer],
        never_in: &[Soort::Offerte],
    },
    Restriction {
        field: Field::AbsenceReason,
        pointers: &["/activiteiten/*/redenNietUitgevoerd"],
        readers: &[Variant::Werknemer, Variant::Intern],
        never_in: &[Soort::Offerte],
    },
    Restriction { field: Field::Unreported, pointers: &[], readers: &[Variant::Intern], never_in: &[] },
    Restriction { field: Field::Findings, pointers: &[], readers: &[Variant::Intern], never_in: &[] },
    Restriction { field: Field::Explanation, pointers: &[], readers: &[Variant::Werknemer], never_in: &[] },
];

/// Whether a reader may see a field in a kind of document.
pub fn may_see(field: Field, variant: Variant, soort: Soort) -> bool {
    RESTRICTIONS
        .iter()
        .filter(|restriction| restriction.field == field)
        .all(|restriction| restriction.readers.contains(&variant) && !restriction.never_in.contains(&soort))
}

/// What one reader may see of one kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    pub bsn: bool,
    pub birth_date: bool,
    pub private_contact: bool,
    pub absence_reason: bool,
    /// Findings, and activities that are not for reports.
    pub internal: bool,
    pub explanation: bool,
}

impl Sight {
    pub fn of(variant: Variant, soort: Soort) -> Self {
        let may = |field| may_see(field, variant, soort);
        Self {
            bsn: may(Field::Bsn),
            birth_date: may(Field::BirthDate),
            private_contact: may(Field::PrivateContact),
            absence_reason: may(Field::AbsenceReason),
            internal: may(Field::Findings) && may(Field::Unreported),
            explanation: may(Field::Explanation),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_for_uwv_alone_and_never_in_an_offer() {
        for soort in Soort::ALL {
            for variant in Variant::ALL {
                let expected = *variant == Variant::Uwv && *soort != Soort::Offerte;
                assert_eq!(may_see(Field::Bsn, *variant, *soort), expected);
            }
        }
    }
}
