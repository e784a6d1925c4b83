//! Who may read what. Decided while a report is built, so that what a reader may not see is not in the value that
//! reaches a template.

use crate::checks::Finding;
use crate::dossier::Dossier;
use crate::trajectory::{
    Activiteit, Adres, Bsn, FinancieelScenario, Geboortedatum, Plan, Soort, Text, Variant, Werknemer,
};

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
    /// What each outcome means for the income.
    Scenarios,
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
    Restriction {
        field: Field::Scenarios,
        pointers: &["/plan/financieleScenarios/*/uitkomst", "/plan/financieleScenarios/*/toelichting"],
        readers: &[Variant::Werknemer],
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

/// The eyes of one reader on one kind of document: hands out what that reader may see, and nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    variant: Variant,
    soort: Soort,
}

impl Sight {
    pub const fn of(dossier: &Dossier) -> Self {
        Self { variant: dossier.variant, soort: dossier.soort }
    }

    fn may(self, field: Field) -> bool {
        may_see(field, self.variant, self.soort)
    }

    pub fn bsn(self, werknemer: &Werknemer) -> Option<&Bsn> {
        werknemer.bsn.as_ref().filter(|_| self.may(Field::Bsn))
    }

    pub fn birth_date(self, werknemer: &Werknemer) -> Option<Geboortedatum> {
        self.may(Field::BirthDate).then_some(werknemer.geboortedatum)
    }

    /// What UWV files a document under, for the first page of its copy: the birth date, beside the BSN.
    pub fn filed_under(self, werknemer: &Werknemer) -> Option<Geboortedatum> {
        self.birth_date(werknemer).filter(|_| self.may(Field::Bsn))
    }

    pub fn address(self, werknemer: &Werknemer) -> Option<&Adres> {
        werknemer.adres.as_ref().filter(|_| self.may(Field::PrivateContact))
    }

    pub fn telephone(self, werknemer: &Werknemer) -> Option<&Text> {
        werknemer.telefoon.as_ref().filter(|_| self.may(Field::PrivateContact))
    }

    pub fn email(self, werknemer: &Werknemer) -> Option<&Text> {
        werknemer.email.as_ref().filter(|_| self.may(Field::PrivateContact))
    }

    /// Why an activity did not happen.
    pub fn absence_reason(self, activiteit: &Activiteit) -> Option<&Text> {
        activiteit.reden_niet_uitgevoerd.as_ref().filter(|_| self.may(Field::AbsenceReason))
    }

    /// Whether activities that are not for reports are shown too.
    pub fn unreported(self) -> bool {
        self.may(Field::Unreported)
    }

    /// Whether an activity is shown at all.
    pub fn shows(self, activiteit: &Activiteit) -> bool {
        activiteit.rapporteerbaar || self.unreported()
    }

    /// What each outcome of the trajectory means for the income.
    pub fn scenarios(self, plan: &Plan) -> &[FinancieelScenario] {
        if self.may(Field::Scenarios) { &plan.financiele_scenarios } else { &[] }
    }

    pub fn findings(self, findings: &[Finding]) -> Option<&[Finding]> {
        self.may(Field::Findings).then_some(findings)
    }

    /// Whether the page in plain language is added.
    pub fn explanation(self) -> bool {
        self.may(Field::Explanation)
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

    /// What a report needs, what is found in it and what it shows go by the same readers (`dossier::is_shown`).
    #[test]
    fn what_is_not_for_reports_stays_with_the_bureau() {
        for soort in Soort::ALL {
            for variant in Variant::ALL {
                assert_eq!(may_see(Field::Unreported, *variant, *soort), *variant == Variant::Intern);
            }
        }
    }
}
