//! What is never printed: the value of a setting that is a secret, and the password in an address.

use std::any::TypeId;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap::Arg;

/// What stands in the place of a secret, whatever its length.
pub const MASK: &str = "********";

/// Last words of the names of settings that are secrets.
const SECRETS: [&str; 5] = ["key", "password", "secret", "token", "headers"];

/// A value as it may be printed, on one line.
pub fn shown(setting: &Arg, value: &OsStr) -> String {
    if is_secret(setting) {
        return MASK.to_owned();
    }
    let text: String =
        value.to_string_lossy().chars().map(|sign| if sign.is_control() { '\u{fffd}' } else { sign }).collect();
    without_password(&text)
}

fn is_secret(setting: &Arg) -> bool {
    let last = setting.get_id().as_str().rsplit('_').next().unwrap_or_default();
    // The path of a file with a secret is none.
    SECRETS.contains(&last) && setting.get_value_parser().type_id() != TypeId::of::<PathBuf>()
}

/// Everything up to the last `@` is taken for the user: rather too much is hidden than a part of a password shown.
fn without_password(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let Some((user, place)) = rest.rsplit_once('@') else { return text.to_owned() };
    match user.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:{MASK}@{place}"),
        None => format!("{scheme}://{MASK}@{place}"),
    }
}

#[cfg(test)]
mod tests {
    use clap::value_parser;

    use super::*;

    fn of(id: &'static str, value: &str) -> String {
        shown(&Arg::new(id).long(id), OsStr::new(value))
    }

    #[test]
    fn a_secret_is_masked_and_the_path_of_its_file_is_not() {
        for id in ["key", "client_key", "proxy_password", "otel_headers", "token"] {
            assert_eq!(of(id, "geheim"), MASK, "{id}");
        }
        assert_eq!(of("keys", "a"), "a");
        let file = Arg::new("tls_key").long("tls-key").value_parser(value_parser!(PathBuf));
        assert_eq!(shown(&file, OsStr::new("/run/sleutel.pem")), "/run/sleutel.pem");
    }

    #[test]
    fn an_address_loses_its_password() {
        assert_eq!(of("server", "https://jan:ge:heim@pers/v1?a=b"), "https://jan:********@pers/v1?a=b");
        assert_eq!(of("server", "https://geheim@pers"), "https://********@pers");
        assert_eq!(of("server", "https://jan:ge/he@im@pers"), "https://jan:********@pers");
        assert_eq!(of("server", "https://pers:8080/v1"), "https://pers:8080/v1");
        assert_eq!(of("listen", "127.0.0.1:8080"), "127.0.0.1:8080");
    }

    #[test]
    fn a_value_stays_on_its_line() {
        assert_eq!(of("log", "info\n\u{1b}[31m"), "info\u{fffd}\u{fffd}[31m");
    }
}
