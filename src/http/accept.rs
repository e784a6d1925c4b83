//! Which form of a document a caller wants, by RFC 9110: the most specific range counts, quality values are honoured.

use actix_web::http::header::{ACCEPT, HeaderMap};

/// The forms in which a document can be had, the default first.
const FORMS: [(&str, Form); 3] =
    [("application/pdf", Form::Pdf), ("image/png", Form::Png), ("image/svg+xml", Form::Svg)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Pdf,
    Png,
    Svg,
}

impl Form {
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => FORMS[0].0,
            Self::Png => FORMS[1].0,
            Self::Svg => FORMS[2].0,
        }
    }

    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// The `Accept` header of a request; several of them are one list.
pub fn wanted(headers: &HeaderMap) -> String {
    let values: Vec<&str> = headers.get_all(ACCEPT).filter_map(|value| value.to_str().ok()).collect();
    values.join(",")
}

/// The best form for an `Accept` header; without one, PDF. `None` when nothing on offer is acceptable.
pub fn negotiate(header: Option<&str>) -> Option<Form> {
    let Some(header) = header.filter(|header| !header.trim().is_empty()) else {
        return Some(Form::Pdf);
    };
    let ranges: Vec<(String, f32)> = header.split(',').filter_map(range).collect();
    let mut best: Option<(f32, Form)> = None;
    for (media_type, form) in FORMS {
        let quality = quality_of(media_type, &ranges).unwrap_or_default();
        if quality > 0.0 && best.is_none_or(|(other, _)| quality > other) {
            best = Some((quality, form));
        }
    }
    let pdf = Form::Pdf.media_type();
    best.map(|(_, form)| form).or_else(|| takes_by_habit(pdf, &ranges).then_some(Form::Pdf))
}

/// Whether an `Accept` header names what clients ask for by habit: JSON, for the problems they may get (`curl --json`, most
/// generated clients, with or without a name of its own), or bytes of any kind. The document is what they came for; RFC 9110
/// section 12.5.1 leaves a server free to disregard the header.
fn has_no_preference(ranges: &[(String, f32)]) -> bool {
    const HABITS: [&str; 4] = ["application/json", "text/json", "application/octet-stream", "*"];
    let is_habit =
        |range: &str| HABITS.contains(&range) || (range.starts_with("application/") && range.ends_with("+json"));
    ranges.iter().any(|(range, quality)| *quality > 0.0 && is_habit(range))
}

/// Whether an `Accept` header takes this one form; as above, whoever has no preference takes it too.
pub fn accepts(header: Option<&str>, media_type: &str) -> bool {
    let Some(header) = header.filter(|header| !header.trim().is_empty()) else {
        return true;
    };
    let ranges: Vec<(String, f32)> = header.split(',').filter_map(range).collect();
    quality_of(media_type, &ranges).is_some_and(|quality| quality > 0.0) || takes_by_habit(media_type, &ranges)
}

/// Whether who has no preference takes this form: not who says that it is not wanted (`q=0`).
fn takes_by_habit(media_type: &str, ranges: &[(String, f32)]) -> bool {
    quality_of(media_type, ranges).is_none() && has_no_preference(ranges)
}

fn range(text: &str) -> Option<(String, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let media_type = parts.next().filter(|name| name.contains('/') || *name == "*")?.to_ascii_lowercase();
    let quality = parts
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
        .map_or(Some(1.0), |(_, value)| value.trim().parse::<f32>().ok())?;
    Some((media_type, quality.clamp(0.0, 1.0)))
}

/// The quality of the most specific range that covers the type, if one does.
fn quality_of(media_type: &str, ranges: &[(String, f32)]) -> Option<f32> {
    let family = media_type.split('/').next().unwrap_or_default();
    let specificity = |range: &str| match range {
        _ if range == media_type => Some(2),
        _ if range.strip_suffix("/*") == Some(family) => Some(1),
        "*/*" => Some(0),
        _ => None,
    };
    ranges
        .iter()
        .filter_map(|(range, quality)| Some((specificity(range)?, *quality)))
        .max_by_key(|(specificity, _)| *specificity)
        .map(|(_, quality)| quality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pdf_unless_something_else_is_wanted_more() {
        for header in
            [None, Some(""), Some("*/*"), Some("application/*"), Some("text/html, */*;q=0.8"), Some("application/pdf")]
        {
            assert_eq!(negotiate(header), Some(Form::Pdf), "{header:?}");
        }
        for habit in [
            "application/json",
            "application/problem+json",
            "application/*+json",
            "application/octet-stream",
            "text/json",
            "*",
            "application/problem+json, text/plain",
        ] {
            assert_eq!(negotiate(Some(habit)), Some(Form::Pdf), "{habit}");
        }
        assert_eq!(negotiate(Some("image/png")), Some(Form::Png));
        assert_eq!(negotiate(Some("image/*")), Some(Form::Png));
        assert_eq!(negotiate(Some("application/pdf;q=0.5, image/svg+xml;q=0.9")), Some(Form::Svg));
    }

    #[test]
    fn one_form_is_taken_or_not() {
        for header in [
            None,
            Some(""),
            Some("*/*"),
            Some("application/zip"),
            Some("application/json"),
            Some("application/pdf,image/png,application/problem+json"),
        ] {
            assert!(accepts(header, "application/zip"), "{header:?}");
        }
        for header in ["application/pdf", "application/zip;q=0", "application/json, application/zip;q=0", "nonsense"] {
            assert!(!accepts(Some(header), "application/zip"), "{header}");
        }
    }

    #[test]
    fn quality_zero_excludes_and_the_specific_range_wins() {
        assert_eq!(negotiate(Some("*/*, application/pdf;q=0")), Some(Form::Png));
        assert_eq!(negotiate(Some("image/*;q=0, image/svg+xml")), Some(Form::Svg));
        for header in [
            "text/html",
            "application/pdf;q=0",
            "nonsense",
            "application/json;q=0, text/plain",
            "application/json, application/pdf;q=0",
            "application/json, */*;q=0",
        ] {
            assert_eq!(negotiate(Some(header)), None, "{header}");
        }
    }
}
