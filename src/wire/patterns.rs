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

/// Every dash that counts as the plain one (`trajectory::plain`), as they stand between square brackets.
pub const DASHES: &str = "‐-―⁃−﹘﹣－";

/// A form with those in the place of the plain one.
pub fn with_any_dash(form: &str) -> String {
    let any = format!("[{DASHES}-]");
    // Those between square brackets first: the others get brackets of their own.
    let form = form.replace("-]", &format!("{DASHES}-]"));
    form.replace("}-(", &format!("}}{any}("))
        .replace(")-(", &format!("){any}("))
        .replace("00-00", &format!("00{any}00"))
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dash_of_a_form_is_any_dash() {
        for format in ["bsn", "kvk-nummer", "btw-id", "iban", "telefoon", "postcode", "date", "geboortedatum"] {
            let form = of(format).expect("a form");
            let wide = with_any_dash(form);
            let plain =
                |form: &str| form.matches("-]").count() + form.matches("}-(").count() + form.matches(")-(").count();
            let known = plain(form) + form.matches("00-00").count();
            assert_eq!(wide.matches(DASHES).count(), known, "{wide}");
        }
        assert_eq!(with_any_dash("^00-00[a-]$"), format!("^00[{DASHES}-]00[a{DASHES}-]$"));
    }
}
