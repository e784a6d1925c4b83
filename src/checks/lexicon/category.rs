//! What kinds of data a word can point to, and what to write instead.

/// What kind of data a word points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    Diagnose,
    Klacht,
    Medicatie,
    Behandeling,
    Onderzoek,
    Oorzaak,
    Zwangerschap,
    Religie,
    Afkomst,
    Politiek,
    Vakbond,
    Seksualiteit,
    Strafrecht,
    Schulden,
    Gezin,
    /// No word of the list: the sentence as a whole.
    Vermoeden,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 16] = [
        Self::Diagnose,
        Self::Klacht,
        Self::Medicatie,
        Self::Behandeling,
        Self::Onderzoek,
        Self::Oorzaak,
        Self::Zwangerschap,
        Self::Religie,
        Self::Afkomst,
        Self::Politiek,
        Self::Vakbond,
        Self::Seksualiteit,
        Self::Strafrecht,
        Self::Schulden,
        Self::Gezin,
        Self::Vermoeden,
    ];

    /// The word in the lexicon and in a finding.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Diagnose => "diagnose",
            Self::Klacht => "klacht",
            Self::Medicatie => "medicatie",
            Self::Behandeling => "behandeling",
            Self::Onderzoek => "onderzoek",
            Self::Oorzaak => "oorzaak",
            Self::Zwangerschap => "zwangerschap",
            Self::Religie => "religie",
            Self::Afkomst => "afkomst",
            Self::Politiek => "politiek",
            Self::Vakbond => "vakbond",
            Self::Seksualiteit => "seksualiteit",
            Self::Strafrecht => "strafrecht",
            Self::Schulden => "schulden",
            Self::Gezin => "gezin",
            Self::Vermoeden => "vermoeden",
        }
    }

    /// Whether it is about health, pregnancy included; otherwise it is another kind of data that a report does not
    /// need.
    pub const fn is_medical(self) -> bool {
        matches!(
            self,
            Self::Diagnose
                | Self::Klacht
                | Self::Medicatie
                | Self::Behandeling
                | Self::Onderzoek
                | Self::Oorzaak
                | Self::Zwangerschap
                | Self::Vermoeden
        )
    }

    /// Whether it may in principle not be processed at all, health apart (AVG art. 9 and 10).
    pub const fn is_forbidden(self) -> bool {
        matches!(
            self,
            Self::Religie | Self::Afkomst | Self::Politiek | Self::Vakbond | Self::Seksualiteit | Self::Strafrecht
        )
    }

    /// What to write instead.
    pub const fn rewording(self) -> &'static str {
        match self {
            Self::Diagnose => {
                "Beschrijf alleen wat de werknemer in werk wel en niet kan, bijvoorbeeld ‘is beperkt in tillen boven 5 \
                 kg’."
            }
            Self::Klacht => "Beschrijf het gevolg voor het werk, bijvoorbeeld ‘kon deze periode minder aan’.",
            Self::Medicatie => "Laat het middel weg; noem zo nodig het gevolg, bijvoorbeeld ‘rijdt niet zelf’.",
            Self::Behandeling => "Noem alleen de beschikbaarheid, bijvoorbeeld ‘is op dinsdag niet beschikbaar’.",
            Self::Onderzoek => "Schrijf bijvoorbeeld ‘wacht op een nieuw oordeel van de bedrijfsarts’.",
            Self::Oorzaak => "Laat de oorzaak weg; voor het traject telt wat de werknemer kan.",
            Self::Zwangerschap => "Noem alleen de periode van afwezigheid, zonder reden.",
            Self::Religie | Self::Afkomst | Self::Politiek | Self::Vakbond | Self::Seksualiteit => {
                "Laat dit weg; noem zo nodig alleen wanneer de werknemer beschikbaar is."
            }
            Self::Strafrecht => "Laat dit weg; noem zo nodig alleen dat een functie niet mogelijk is.",
            Self::Schulden => "Laat dit weg; een document noemt geen bedragen of geldzaken van de werknemer.",
            Self::Vermoeden => {
                "Zegt deze zin iets over gezondheid of privéleven? Schrijf dan alleen wat de werknemer in werk wel en niet kan."
            }
            Self::Gezin => "Noem alleen de beschikbaarheid, bijvoorbeeld ‘is op vrijdag niet beschikbaar’.",
        }
    }
}
