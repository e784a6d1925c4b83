//! What is said of something that only one of several fields has to say: the same before anything was filled in and
//! after.

/// Of an address without a postcode.
pub const NO_POSTCODE: &str =
    "Dit veld is verplicht en ontbreekt. Vul de postcode in, of voor een adres in een ander land ‘land’.";
/// Of somebody without a name.
pub const NO_NAME: &str = "Er is geen naam. Geef de achternaam, de voorletters of beide.";
/// Of a profile without schooling and work.
pub const NO_EXPERIENCE: &str = "Geef ten minste één opleiding of één werkervaring op.";
/// Of an eindrapportage that does not say what the employee thinks of it.
pub const NO_VIEW_OF_EMPLOYEE: &str =
    "Geef de visie van de werknemer, of in ‘redenGeenVisieWerknemer’ waarom die ontbreekt.";
/// The same of the employer.
pub const NO_VIEW_OF_EMPLOYER: &str =
    "Geef de visie van de werkgever, of in ‘redenGeenVisieWerkgever’ waarom die ontbreekt.";
