//! What a page may load, as a browser is told it (Content Security Policy, level 3).

/// The page: its own files, and the pictures that it made of answers. No text becomes markup (Trusted Types), and no form
/// sends anything.
pub const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
     trusted-types 'none'";

/// The reader of the description, which makes markup of its own.
pub const DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
     img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
