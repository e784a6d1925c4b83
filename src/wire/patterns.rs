//! The forms of texts as regular expressions that JavaScript, Python, Rust and RE2 read alike: digits are `[0-9]`, nothing
//! looks around. They say what can be seen of a text; check digits and the days of a month are for its `parse`.

const BSN: &str = r"^[\s.-]*([0-9][\s.-]*){9}$";
const KVK: &str = r"^[\s.-]*([0-9][\s.-]*){8}$";
const BTW: &str = r"^[\s.-]*[Nn][\s.-]*[Ll][\s.-]*([0-9][\s.-]*){9}[Bb][\s.-]*[0-9][\s.-]*[0-9][\s.-]*$";
const IBAN: &str = r"^[\s.-]*[A-Za-z][\s.-]*[A-Za-z][\s.-]*([0-9][\s.-]*){2}([0-9A-Za-z][\s.-]*){11,30}$";
const KLEUR: &str = r"^\s*#[0-9A-Fa-f]{6}\s*$";
const TELEFOON: &str = r"^[\s+()/.-]*([0-9][\s+()/.-]*){5,20}$";
const POSTCODE: &str = r"^\s*[A-Za-z0-9\s-]*[A-Za-z0-9][A-Za-z0-9\s-]*$";
const DATUM: &str = r"^\s*(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ]00:00(:00)?([.]0+)?)?\s*$";
const GEBOORTEDATUM: &str =
    r"^\s*(19|20|21)[0-9]{2}-(00-00|(0[1-9]|1[0-2])-(0[0-9]|[12][0-9]|3[01]))([Tt ]00:00(:00)?([.]0+)?)?\s*$";
const EMAIL: &str = r"^\s*[^\s@]+@[^\s@.]([^\s@]*[^\s@.])?[.][^\s@]*[^\s@.]\s*$";

/// A postcode of the Netherlands.
pub const POSTCODE_NL: &str = r"^\s*[1-9](\s*[0-9]){3}\s*([A-RT-Za-rt-z]\s*[A-Za-z]|[Ss]\s*[BCE-RT-Zbce-rt-z])\s*$";

/// A text with something in it.
pub const INK: &str = r"\S";

/// The form that a text has by the name of its format.
pub fn of(format: &str) -> Option<&'static str> {
    Some(match format {
        "bsn" => BSN,
        "kvk-nummer" => KVK,
        "btw-id" => BTW,
        "iban" => IBAN,
        "kleur" => KLEUR,
        "telefoon" => TELEFOON,
        "postcode" => POSTCODE,
        "date" => DATUM,
        "geboortedatum" => GEBOORTEDATUM,
        "email" => EMAIL,
        "land" => INK,
        _ => return None,
    })
}

/// Whether validators know this format.
pub fn is_known(format: &str) -> bool {
    matches!(format, "date" | "email")
}
