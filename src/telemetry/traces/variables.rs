//! What the standard `OTEL_*` variables ask for. The library reads them too, and passes over what it cannot use; here
//! that is told when the service starts.

use std::time::Duration;

use opentelemetry_sdk::trace::{OTEL_BSP_MAX_QUEUE_SIZE, OTEL_BSP_MAX_QUEUE_SIZE_DEFAULT};
use ureq::http::{HeaderName, Uri};

/// How traces are to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// How long one delivery may take.
    pub timeout: Duration,
    /// Spans that may wait for it.
    pub room: usize,
}

/// A variable that cannot be used. Its value is not repeated, since a header or an address can hold a secret.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{variable} is niet te gebruiken: {right}")]
pub struct Unusable {
    variable: &'static str,
    /// What would be right.
    right: &'static str,
}

/// A variable for traces alone, and the one for all signals in whose place it stands.
type Pair = [&'static str; 2];

const ENDPOINT: Pair = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];
const HEADERS: Pair = ["OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS"];
const TIMEOUT: Pair = ["OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "OTEL_EXPORTER_OTLP_TIMEOUT"];
const PROTOCOL: Pair = ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"];
const COMPRESSION: Pair = ["OTEL_EXPORTER_OTLP_TRACES_COMPRESSION", "OTEL_EXPORTER_OTLP_COMPRESSION"];
/// Certificates are those of the web; there is no way to bring others.
const CERTIFICATES: [Pair; 3] = [
    ["OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE", "OTEL_EXPORTER_OTLP_CERTIFICATE"],
    ["OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY", "OTEL_EXPORTER_OTLP_CLIENT_KEY"],
    ["OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE", "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"],
];
const SAMPLERS: [&str; 6] = [
    "always_on",
    "always_off",
    "traceidratio",
    "parentbased_always_on",
    "parentbased_always_off",
    "parentbased_traceidratio",
];

const DEFAULT_TIMEOUT: u64 = 10_000;
const LONGEST_TIMEOUT: u64 = 600_000;

/// What is asked for; nothing unless a variable asks for traces. An empty variable is as good as none.
pub fn wanted(variable: impl Fn(&str) -> Option<String>) -> Result<Option<Wanted>, Unusable> {
    let set = |name: &'static str| variable(name).filter(|value| !value.trim().is_empty());
    let either = |pair: Pair| pair.into_iter().find_map(|name| Some((name, set(name)?)));
    if set("OTEL_SDK_DISABLED").is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        return Ok(None);
    }
    let asked = match set("OTEL_TRACES_EXPORTER").as_deref() {
        Some("none") => return Ok(None),
        Some("otlp") => true,
        Some(_) => return unusable("OTEL_TRACES_EXPORTER", "schrijf otlp of none"),
        None => false,
    };
    let endpoint = either(ENDPOINT);
    if endpoint.is_none() && !asked {
        return Ok(None);
    }
    if let Some((name, value)) = endpoint
        && !is_address(&value)
    {
        return unusable(name, "schrijf een adres dat met http:// of https:// begint");
    }
    if let Some((name, value)) = either(HEADERS)
        && !value.split(',').all(is_header)
    {
        return unusable(name, "schrijf naam=waarde, en een komma voor de volgende");
    }
    if let Some((name, value)) = either(PROTOCOL)
        && value != "http/protobuf"
    {
        return unusable(name, "de dienst spreekt alleen http/protobuf");
    }
    if let Some((name, value)) = either(COMPRESSION)
        && value != "none"
    {
        return unusable(name, "er wordt niets gecomprimeerd; schrijf none");
    }
    if let Some((name, _)) = CERTIFICATES.into_iter().find_map(either) {
        return unusable(name, "de certificaten zijn die van het web; laat dit weg");
    }
    let sampler = set("OTEL_TRACES_SAMPLER");
    if sampler.as_deref().is_some_and(|sampler| !SAMPLERS.contains(&sampler)) {
        return unusable(
            "OTEL_TRACES_SAMPLER",
            "schrijf always_on, always_off of traceidratio, of een daarvan achter parentbased_",
        );
    }
    let share = set("OTEL_TRACES_SAMPLER_ARG").map(|share| share.parse::<f64>());
    let is_share = share.is_none_or(|share| share.is_ok_and(|share| (0.0..=1.0).contains(&share)));
    if sampler.is_some_and(|sampler| sampler.ends_with("traceidratio")) && !is_share {
        return unusable("OTEL_TRACES_SAMPLER_ARG", "schrijf een getal van 0 tot en met 1");
    }
    let timeout = match either(TIMEOUT) {
        None => DEFAULT_TIMEOUT,
        Some((name, value)) => match value.parse::<u64>() {
            Ok(timeout @ 1..=LONGEST_TIMEOUT) => timeout,
            _ => return unusable(name, "schrijf milliseconden, van 1 tot en met 600000"),
        },
    };
    let room = match set(OTEL_BSP_MAX_QUEUE_SIZE) {
        None => OTEL_BSP_MAX_QUEUE_SIZE_DEFAULT,
        Some(value) => match value.parse::<usize>() {
            Ok(room @ 1..=1_000_000) => room,
            _ => return unusable(OTEL_BSP_MAX_QUEUE_SIZE, "schrijf een aantal spans, van 1 tot en met 1000000"),
        },
    };
    Ok(Some(Wanted { timeout: Duration::from_millis(timeout), room }))
}

fn unusable<T>(variable: &'static str, right: &'static str) -> Result<T, Unusable> {
    Err(Unusable { variable, right })
}

fn is_address(value: &str) -> bool {
    value.parse::<Uri>().is_ok_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some())
}

/// Whether this is `name=value`, or nothing behind the last comma.
fn is_header(part: &str) -> bool {
    let name = part.split_once('=').map(|(name, _)| name.trim());
    part.trim().is_empty() || name.is_some_and(|name| HeaderName::from_bytes(name.as_bytes()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Result<Option<Wanted>, Unusable> {
        wanted(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn nothing_is_sent_unless_a_variable_asks_for_it() {
        let endpoint = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
        let silent: [&[(&str, &str)]; 5] = [
            &[],
            &[("OTEL_EXPORTER_OTLP_ENDPOINT", "")],
            &[("OTEL_SERVICE_NAME", "pers")],
            &[endpoint, ("OTEL_TRACES_EXPORTER", "none")],
            &[endpoint, ("OTEL_SDK_DISABLED", "TRUE")],
        ];
        for variables in silent {
            assert_eq!(of(variables), Ok(None), "{variables:?}");
        }
        let loud: [&[(&str, &str)]; 3] =
            [&[endpoint], &[("OTEL_TRACES_EXPORTER", "otlp")], &[endpoint, ("OTEL_SDK_DISABLED", "false")]];
        let usual = Wanted { timeout: Duration::from_secs(10), room: 2_048 };
        for variables in loud {
            assert_eq!(of(variables), Ok(Some(usual)), "{variables:?}");
        }
    }

    #[test]
    fn a_variable_for_traces_goes_before_the_one_for_everything() {
        let variables = [
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://verzamelaar.example/v1/traces"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "geen adres"),
            ("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "250"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "9000"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20x, x-huurder=1,"),
            ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
            ("OTEL_TRACES_SAMPLER_ARG", "0.25"),
            ("OTEL_BSP_MAX_QUEUE_SIZE", "8"),
        ];
        assert_eq!(of(&variables), Ok(Some(Wanted { timeout: Duration::from_millis(250), room: 8 })));
    }

    #[test]
    fn what_cannot_be_used_is_told_by_name_and_not_repeated() {
        for (name, value) in [
            ("OTEL_TRACES_EXPORTER", "geheim"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://geheim@host"),
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "geheim"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "geheim"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"),
            ("OTEL_EXPORTER_OTLP_CERTIFICATE", "/geheim"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "geheim"),
            ("OTEL_TRACES_SAMPLER", "xray"),
            ("OTEL_BSP_MAX_QUEUE_SIZE", "0"),
        ] {
            let told = of(&[(name, value), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")]);
            let told = told.expect_err("a variable that cannot be used").to_string();
            assert!(told.starts_with(name) && !told.contains("geheim"), "{told}");
        }
        let share = [("OTEL_TRACES_EXPORTER", "otlp"), ("OTEL_TRACES_SAMPLER", "traceidratio")];
        assert!(of(&[share[0], share[1], ("OTEL_TRACES_SAMPLER_ARG", "2")]).is_err());
    }
}
