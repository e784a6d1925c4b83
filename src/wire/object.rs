//! Declares an object of the contract once: its schema, its documentation and its reading cannot drift apart.

/// An object on the wire and the domain value it becomes.
///
/// `required`, `optional`, `lists` and `defaults` name the fields, each with its documentation and limits. `check`
/// looks at fields together; there each required field is an `Option`, each optional one an `Option<Option<_>>`.
/// `computed` adds fields of the domain that are not on the wire.
/// `build` makes the value where its fields differ from those on the wire.
macro_rules! object {
    (
        $(#[$meta:meta])*
        $name:ident => $target:ty, |$at:ident|
        $(required { $($(#[$rm:meta])* $r:ident: $rt:ty,)* })?
        $(optional { $($(#[$om:meta])* $o:ident: $ot:ty,)* })?
        $(lists { $($(#[$lm:meta])* $l:ident: $lt:ty,)* })?
        $(defaults { $($(#[$dm:meta])* $d:ident: $dt:ty = $default:expr,)* })?
        $(computed { $($c:ident = $computed:expr,)* })?
        $(check $check:block)?
        $(build $build:block)?
    ) => {
        $(#[$meta])*
        #[derive(utoipa::ToSchema)]
        #[schema(rename_all = "camelCase")]
        #[expect(dead_code, reason = "the fields exist for the schema; values are read straight into the domain")]
        pub struct $name {
            $($($(#[$rm])* #[schema(required = true)] $r: $rt,)*)?
            $($($(#[$om])* #[schema(required = false)] $o: $ot,)*)?
            $($($(#[$lm])* #[schema(required = false)] $l: Vec<$lt>,)*)?
            $($($(#[$dm])* #[schema(required = false)] $d: $dt,)*)?
        }

        impl $crate::wire::reader::Wire for $name {
            type Domain = $target;

            fn read(value: &serde_json::Value, $at: &mut $crate::wire::reader::At) -> Option<$target> {
                let object = value.as_object()?;
                $($(let $r = $at.required::<$rt>(object, stringify!($r));)*)?
                $($(let $o = $at.optional::<$ot>(object, stringify!($o));)*)?
                $($(let $l = $at.list::<$lt>(object, stringify!($l));)*)?
                $($(let $d = $at.optional::<$dt>(object, stringify!($d)).map(|given| given.unwrap_or($default));)*)?
                $($check)?
                $($(let $r = $r?;)*)?
                $($(let $o = $o?;)*)?
                $($(let $l = $l?;)*)?
                $($(let $d = $d?;)*)?
                $($(let $c = $computed;)*)?
                object!(@build [$($build)?] $target, $($($r,)*)? $($($o,)*)? $($($l,)*)? $($($d,)*)? $($($c,)*)?)
            }

            fn describe(kinds: &mut $crate::wire::reader::TextKinds) {
                if kinds.begin(stringify!($name)) {
                    $($(kinds.field::<$rt>(stringify!($name), stringify!($r));)*)?
                    $($(kinds.field::<$ot>(stringify!($name), stringify!($o));)*)?
                    $($(kinds.field::<Vec<$lt>>(stringify!($name), stringify!($l));)*)?
                    $($(kinds.field::<$dt>(stringify!($name), stringify!($d));)*)?
                }
            }
        }
    };
    (@build [$build:block] $target:ty, $($field:ident,)*) => { $build };
    (@build [] $target:ty, $($field:ident,)*) => {{
        type Target = $target;
        Some(Target { $($field),* })
    }};
}

/// A closed list of words, each with a sentence: the schema lists them, reading finds the variant.
macro_rules! choice {
    ($($(#[doc = $doc:literal])+ $name:ident { $($word:literal: $meaning:literal,)+ })+) => { $(
        $(#[doc = $doc])+
        pub enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .description(Some($crate::wire::choices::description(&[$($doc),+], &[$(($word, $meaning)),+])))
                    .enum_values(Some($crate::trajectory::$name::ALL.iter().map(|word| word.as_str())))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl $crate::wire::reader::Wire for $name {
            type Domain = $crate::trajectory::$name;

            fn read(value: &serde_json::Value, _at: &mut $crate::wire::reader::At) -> Option<Self::Domain> {
                Self::Domain::parse(value.as_str()?)
            }
        }
    )+ };
}

/// A text with a meaning of its own: the schema describes it, a `parse` of the domain judges it. `why` may know a better
/// sentence than the one of all faults; `within` is the most characters that it may have.
macro_rules! leaf {
    ($(
        $name:ident => $target:ty, $format:literal, example $example:literal,
        describe $description:literal, within $most:literal, parse $parse:expr,
        fault $code:literal $detail:literal $(, why $why:expr)? $(, stated $kind:ident)?;
    )+) => { $(
        #[doc = $description]
        pub enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::Custom($format.into())))
                    .description(Some($description))
                    .max_length(Some($most))
                    .examples([serde_json::Value::from($example)])
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl $crate::wire::reader::Wire for $name {
            type Domain = $target;

            fn read(value: &serde_json::Value, at: &mut $crate::wire::reader::At) -> Option<$target> {
                let given = value.as_str()?;
                let parsed = ($parse)(given);
                if parsed.is_none() {
                    let reasons: &[fn(&str) -> Option<&'static str>] = &[$($why)?];
                    at.fault($code, reasons.iter().find_map(|why| why(given)).unwrap_or($detail));
                }
                $(
                    at.stated($crate::trajectory::TextKind::$kind, given, given);
                    if parsed.is_some() {
                        $crate::wire::text::note_dropped(given, at);
                    }
                )?
                parsed
            }
        }
    )+ };
}

pub(crate) use {choice, leaf, object};
