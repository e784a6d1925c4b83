//! The certificate that the service shows, from two files that may change while it runs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};

use crate::unread;

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    #[error("{file} is niet te lezen{}", unread::why(.source))]
    Unreadable {
        file: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{0} is beschadigd, of geen PEM: zet ‘-----BEGIN …-----’ en ‘-----END …-----’ elk op een eigen regel")]
    Damaged(PathBuf),
    #[error("{0} bevat geen certificaat")]
    Empty(PathBuf),
    #[error("{0} bevat geen sleutel, of een die op slot zit: neem de sleutel zonder wachtwoord, als PEM")]
    NoKey(PathBuf),
    #[error("certificaat en sleutel passen niet bij elkaar")]
    Unusable(#[from] rustls::Error),
}

impl CertificateError {
    /// Why a file gave nothing. What stands in it is not told: it may be a part of a private key.
    fn of(file: &Path, error: pem::Error, none: fn(PathBuf) -> Self) -> Self {
        let file = file.to_owned();
        match error {
            pem::Error::Io(source) => Self::Unreadable { file, source },
            pem::Error::NoItemsFound => none(file),
            _ => Self::Damaged(file),
        }
    }
}

/// A certificate with its key.
#[derive(Debug)]
pub struct Certificate {
    current: RwLock<Arc<CertifiedKey>>,
    chain: PathBuf,
    key: PathBuf,
    provider: Arc<CryptoProvider>,
}

impl Certificate {
    pub fn open(chain: PathBuf, key: PathBuf) -> Result<Arc<Self>, CertificateError> {
        let provider = Arc::new(ring::default_provider());
        let current = RwLock::new(Arc::new(read(&chain, &key, &provider)?));
        Ok(Arc::new(Self { current, chain, key, provider }))
    }

    /// Reads the files again. The pair in use stays when they cannot be used.
    pub fn reload(&self) -> Result<(), CertificateError> {
        let fresh = Arc::new(read(&self.chain, &self.key, &self.provider)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// When its files were written, and how long they are.
    pub fn stamp(&self) -> [Option<(std::time::SystemTime, u64)>; 2] {
        [&self.chain, &self.key].map(|file| {
            let seen = file.metadata().ok()?;
            Some((seen.modified().ok()?, seen.len()))
        })
    }

    /// TLS 1.2 and 1.3, for HTTP/1.1 alone.
    pub fn server(self: &Arc<Self>) -> Result<ServerConfig, CertificateError> {
        let mut config = ServerConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(self) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

fn read(chain: &Path, key: &Path, provider: &CryptoProvider) -> Result<CertifiedKey, CertificateError> {
    let certificates: Vec<_> = CertificateDer::pem_file_iter(chain)
        .and_then(Iterator::collect)
        .map_err(|error| CertificateError::of(chain, error, CertificateError::Empty))?;
    if certificates.is_empty() {
        return Err(CertificateError::Empty(chain.to_owned()));
    }
    let key =
        PrivateKeyDer::from_pem_file(key).map_err(|error| CertificateError::of(key, error, CertificateError::NoKey))?;
    // Refuses a key of another certificate.
    Ok(CertifiedKey::from_der(certificates, key, provider)?)
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::io::ErrorKind;

    use super::*;

    fn of(error: pem::Error) -> CertificateError {
        CertificateError::of(Path::new("k.pem"), error, CertificateError::NoKey)
    }

    #[test]
    fn nothing_of_a_private_key_is_told() {
        for error in [
            pem::Error::IllegalSectionStart { line: b"-----BEGIN PRIVATE KEY----geheim".to_vec() },
            pem::Error::MissingSectionEnd { end_marker: b"geheim".to_vec() },
            pem::Error::Base64Decode("geheim".to_owned()),
        ] {
            let told = of(error);
            assert!(told.source().is_none() && told.to_string().starts_with("k.pem is beschadigd"), "{told}");
        }
    }

    #[test]
    fn a_file_that_gives_nothing_says_why() {
        let told = of(pem::Error::Io(ErrorKind::NotFound.into())).to_string();
        assert_eq!(told, "k.pem is niet te lezen: dat bestand is er niet");
        assert!(of(pem::Error::NoItemsFound).to_string().starts_with("k.pem bevat geen sleutel"));
    }
}
