//! The verification of servers under rustls: the system's roots, and the caller's own.
//!
//! rustls refuses a certificate of an authority as the certificate of a server, also if it is one
//! of the trusted roots. The tools of OpenSSL make self-signed certificates of that kind, and the
//! TLS libraries of operating systems accept them. This verifier accepts exactly the certificates
//! that the caller passed, for their host, in their time.

use super::certificate_problem::CertificateProblem;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_name;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, RootCertStore, SignatureScheme,
};
use std::sync::Arc;
use x509_cert::Certificate;
use x509_cert::der::Decode as _;
use x509_cert::der::asn1::{Ia5StringRef, PrintableStringRef, Utf8StringRef};
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::oid::db::rfc4519::COMMON_NAME;
use x509_cert::der::oid::db::rfc5280::{ANY_EXTENDED_KEY_USAGE, ID_KP_SERVER_AUTH};
use x509_cert::ext::pkix::{ExtendedKeyUsage, SubjectAltName};

/// Creates the TLS settings of a client with these additional roots.
pub(super) fn tls_config(roots: &[CertificateDer<'static>]) -> Result<ClientConfig, Error> {
    let installed = CryptoProvider::get_default().cloned();
    let provider = installed.unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
    let verifier = Verifier { system: system_verifier(roots, Arc::clone(&provider))?, roots: roots.to_vec() };
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = config.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = config.with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

#[cfg(not(target_os = "android"))]
fn system_verifier(
    roots: &[CertificateDer<'static>],
    provider: Arc<CryptoProvider>,
) -> Result<rustls_platform_verifier::Verifier, Error> {
    rustls_platform_verifier::Verifier::new_with_extra_roots(roots.iter().cloned(), provider)
}

#[cfg(target_os = "android")]
fn system_verifier(
    roots: &[CertificateDer<'static>],
    provider: Arc<CryptoProvider>,
) -> Result<rustls_platform_verifier::Verifier, Error> {
    match roots {
        [] => rustls_platform_verifier::Verifier::new(provider),
        _ => Err(Error::General("Android takes no additional root certificates".to_owned())),
    }
}

/// Checks that a root certificate can be read.
pub(super) fn check_root(root: &CertificateDer<'static>) -> Result<(), Error> {
    RootCertStore::empty().add(root.clone())
}

#[derive(Debug)]
struct Verifier {
    system: rustls_platform_verifier::Verifier,
    /// The caller's own roots.
    roots: Vec<CertificateDer<'static>>,
}

impl Verifier {
    /// Returns the verdict about a certificate that the system's verifier does not accept.
    fn judge(
        &self,
        certificate: &CertificateDer<'_>,
        name: &ServerName<'_>,
        now: UnixTime,
        error: CertificateError,
    ) -> Result<ServerCertVerified, Error> {
        let Ok(read) = Certificate::from_der(certificate) else { return Err(Error::InvalidCertificate(error)) };
        let is_of_authority = is_of_authority(&error);
        if is_of_authority && self.roots.contains(certificate) {
            check_time(&read, now)?;
            check_usage(&read)?;
            return check_name(certificate, &read, name).map(|()| ServerCertVerified::assertion());
        }
        let is_self_signed = read.tbs_certificate().issuer() == read.tbs_certificate().subject();
        let is_of_other_host =
            matches!(error, CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. });
        // Only a certificate that is trusted is held against the host.
        if is_self_signed && !is_of_other_host && !self.roots.contains(certificate) {
            return Err(problem(CertificateProblem::SelfSigned));
        }
        Err(if is_of_authority { problem(CertificateProblem::OfAuthority) } else { Error::InvalidCertificate(error) })
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match self.system.verify_server_cert(certificate, intermediates, name, ocsp_response, now) {
            Err(Error::InvalidCertificate(error)) => self.judge(certificate, name, now, error),
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.system.supported_verify_schemes()
    }
}

/// Whether rustls refuses the certificate only because it is one of an authority.
fn is_of_authority(error: &CertificateError) -> bool {
    let CertificateError::Other(other) = error else { return false };
    matches!(other.0.downcast_ref(), Some(webpki::Error::CaUsedAsEndEntity))
}

fn check_time(certificate: &Certificate, now: UnixTime) -> Result<(), Error> {
    let validity = certificate.tbs_certificate().validity();
    let [from, until] = [validity.not_before, validity.not_after].map(|time| time.to_unix_duration().as_secs());
    match now.as_secs() {
        now if now < from => Err(Error::InvalidCertificate(CertificateError::NotValidYet)),
        now if now > until => Err(Error::InvalidCertificate(CertificateError::Expired)),
        _ => Ok(()),
    }
}

/// Checks that the certificate may identify a server, if it names its usages.
fn check_usage(certificate: &Certificate) -> Result<(), Error> {
    let usage = certificate.tbs_certificate().get_extension::<ExtendedKeyUsage>().map_err(unreadable)?;
    let allows_servers = |usages: &[ObjectIdentifier]| {
        usages.iter().any(|usage| [ID_KP_SERVER_AUTH, ANY_EXTENDED_KEY_USAGE].contains(usage))
    };
    match usage {
        Some((_, ExtendedKeyUsage(usages))) if !allows_servers(&usages) => {
            Err(Error::InvalidCertificate(CertificateError::InvalidPurpose))
        }
        _ => Ok(()),
    }
}

/// Checks the host: by the alternative names, or in a certificate without them by the common name.
fn check_name(der: &CertificateDer<'_>, certificate: &Certificate, name: &ServerName<'_>) -> Result<(), Error> {
    let alternatives = certificate.tbs_certificate().get_extension::<SubjectAltName>().map_err(unreadable)?;
    let is_common_name = match name {
        ServerName::DnsName(name) if alternatives.is_none() => {
            common_names(certificate).any(|common| common.eq_ignore_ascii_case(name.as_ref()))
        }
        _ => false,
    };
    if is_common_name { Ok(()) } else { verify_server_name(&ParsedCertificate::try_from(der)?, name) }
}

fn common_names(certificate: &Certificate) -> impl Iterator<Item = &str> {
    let names = certificate.tbs_certificate().subject().iter();
    names.filter(|name| name.oid == COMMON_NAME).filter_map(|name| {
        let text = name.value.decode_as().map(|text: Utf8StringRef<'_>| text.as_str());
        let text = text.or_else(|_| name.value.decode_as().map(|text: PrintableStringRef<'_>| text.as_str()));
        text.or_else(|_| name.value.decode_as().map(|text: Ia5StringRef<'_>| text.as_str())).ok()
    })
}

fn unreadable(_: x509_cert::der::Error) -> Error {
    Error::InvalidCertificate(CertificateError::BadEncoding)
}

fn problem(problem: CertificateProblem) -> Error {
    Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(problem))))
}
