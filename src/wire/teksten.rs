//! The bureau's own standard sentences, by the name of the shipped text that they replace.

use serde_json::Value;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::schema::AdditionalProperties;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::leaf::{TEXT_KIND, word};
use super::reader::{At, Wire};
use super::text;
use crate::trajectory::TextKind;

const DESCRIPTION: &str = "Eigen standaardzinnen van het bureau: naam van een meegeleverde tekst en de tekst die ervoor in de \
    plaats komt, met dezelfde plaatshouders (in de vorm van Jinja: `{{ naam }}`, `{% if naam %}`). GET /v1/teksten noemt \
    de namen, de teksten en hun plaatshouders. De uitkomst wordt als gewone tekst gedrukt.";

/// Names and templates.
pub enum Teksten {}

impl PartialSchema for Teksten {
    fn schema() -> RefOr<Schema> {
        let kind = ExtensionsBuilder::new().add(TEXT_KIND, word(TextKind::Narrative)).build();
        let text = ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(1))
            .max_length(Some(6_000))
            .extensions(Some(kind))
            .build();
        ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some(DESCRIPTION))
            .additional_properties(Some(AdditionalProperties::RefOr(RefOr::T(Schema::Object(text)))))
            .max_properties(Some(80))
            .into()
    }
}

impl ToSchema for Teksten {
    fn name() -> std::borrow::Cow<'static, str> {
        "Teksten".into()
    }
}

impl Wire for Teksten {
    type Domain = Vec<(String, String)>;

    fn read(value: &Value, at: &mut At) -> Option<Self::Domain> {
        let texts = value.as_object()?;
        texts
            .iter()
            .map(|(name, value)| {
                let template = value.as_str()?;
                Some((
                    name.clone(),
                    at.inside(name, |at| {
                        let text = text::read_template(template, at);
                        at.stated(TextKind::Narrative, text.as_str(), template);
                        text
                    }),
                ))
            })
            .collect()
    }
}
