//! Dutch running text from `report-templates/teksten`, filled in by minijinja. A placeholder that is missing is an
//! error of ours, never an empty place in a letter.

use std::sync::LazyLock;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::ReportError;

macro_rules! texts {
    ($($name:literal),+ $(,)?) => {
        /// Every shipped text by its name.
        pub const SHIPPED: &[(&str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates/teksten/", $name, ".txt.j2")),
        )),+];
    };
}

texts! {
    "activiteiten",
    "avg",
    "belastbaarheid",
    "gelezen",
    "gevraagd",
    "periode_zonder_sollicitaties",
    "sollicitaties",
    "uitleg_eindrapportage",
    "uitleg_offerte",
    "uitleg_plan_van_aanpak",
    "uitleg_voortgangsrapportage",
    "volgende_stap",
}

static SENTENCES: LazyLock<Result<Environment<'static>, minijinja::Error>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    for (name, source) in SHIPPED {
        environment.add_template(name, source)?;
    }
    Ok(environment)
});

/// Fills in a text. The context is a small struct of its own per text: its fields are the placeholders.
pub fn sentence(name: &'static str, context: impl Serialize) -> Result<String, ReportError> {
    let failed = |source| ReportError::Sentence { name, source };
    let environment =
        SENTENCES.as_ref().map_err(|error| failed(minijinja::Error::new(error.kind(), error.to_string())))?;
    let text = environment.get_template(name).and_then(|text| text.render(Serde(context))).map_err(failed)?;
    Ok(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_text_parses() {
        assert!(SENTENCES.is_ok(), "{:?}", SENTENCES.as_ref().err());
    }

    #[test]
    fn a_missing_placeholder_is_an_error_and_not_a_hole() {
        #[derive(Serialize)]
        struct Nothing {}
        let error = sentence("activiteiten", Nothing {}).expect_err("strict");
        assert!(matches!(error, ReportError::Sentence { name: "activiteiten", .. }));
    }
}
