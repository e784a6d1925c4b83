//! The certificate that the service shows, from two files that may change while it runs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    #[error("{file} is niet te lezen als PEM")]
    Pem {
        file: PathBuf,
        #[source]
        source: rustls::pki_types::pem::Error,
    },
    #[error("{0} bevat geen certificaat")]
    Empty(PathBuf),
    #[error("certificaat en sleutel passen niet bij elkaar")]
    Unusable(#[from] rustls::Error),
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
    let pem = |file: &Path| {
        let file = file.to_owned();
        move |source| CertificateError::Pem { file, source }
    };
    let certificates: Vec<_> = CertificateDer::pem_file_iter(chain).and_then(Iterator::collect).map_err(pem(chain))?;
    if certificates.is_empty() {
        return Err(CertificateError::Empty(chain.to_owned()));
    }
    let key = PrivateKeyDer::from_pem_file(key).map_err(pem(key))?;
    // Refuses a key of another certificate.
    Ok(CertifiedKey::from_der(certificates, key, provider)?)
}
