//! Problems with the certificate of a server, in plain words.

use std::error::Error;
use std::fmt;

/// The reason why a TLS library does not accept a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CertificateProblem {
    SelfSigned,
    UnknownIssuer,
    Expired,
    NotYetValid,
    OtherHost,
    /// The certificate belongs to an authority and not to a server; only rustls refuses it.
    #[cfg(not(feature = "native-tls"))]
    OfAuthority,
    /// The server requires a certificate from the client.
    OfClient,
    /// Another reason, in the words of the library.
    Other(String),
}

impl fmt::Display for CertificateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SelfSigned => {
                "it is self-signed, and the client does not trust it: pass it to `root_certificate` if you do"
            }
            Self::UnknownIssuer => {
                "the client does not trust its issuer: pass the issuer's certificate to `root_certificate` if you do"
            }
            Self::Expired => "it has expired: renew it, or correct the clock of this machine",
            Self::NotYetValid => "it is not valid yet: correct the clock of this machine",
            Self::OtherHost => "it is for another host: check the host in the base URL",
            #[cfg(not(feature = "native-tls"))]
            Self::OfAuthority => "it belongs to a certificate authority and not to a server",
            Self::OfClient => "the server requires a certificate of the client: set a transport that has one",
            Self::Other(words) => return write!(f, "it is not valid: {words}"),
        })
    }
}

impl Error for CertificateProblem {}

/// Words in the errors of the operating systems' TLS libraries, and their meanings.
///
/// The first row with a match counts.
#[cfg(feature = "native-tls")]
const WORDS: [(&str, CertificateProblem); 19] = [
    ("alert certificate required", CertificateProblem::OfClient),
    ("alert bad certificate", CertificateProblem::OfClient),
    ("certificate in certificate chain", CertificateProblem::UnknownIssuer),
    ("self-signed certificate", CertificateProblem::SelfSigned),
    ("self signed certificate", CertificateProblem::SelfSigned),
    ("certificate has expired", CertificateProblem::Expired),
    ("certificate is expired", CertificateProblem::Expired),
    ("certificate's validity period", CertificateProblem::Expired),
    ("not within its validity period", CertificateProblem::Expired),
    ("certificate is not yet valid", CertificateProblem::NotYetValid),
    ("certificate is not valid yet", CertificateProblem::NotYetValid),
    ("hostname mismatch", CertificateProblem::OtherHost),
    ("host name mismatch", CertificateProblem::OtherHost),
    ("ip address mismatch", CertificateProblem::OtherHost),
    ("principal name is incorrect", CertificateProblem::OtherHost),
    ("unable to get local issuer certificate", CertificateProblem::UnknownIssuer),
    ("unable to verify the first certificate", CertificateProblem::UnknownIssuer),
    ("certificate was not trusted", CertificateProblem::UnknownIssuer),
    ("root certificate which is not trusted", CertificateProblem::UnknownIssuer),
];

#[cfg(feature = "native-tls")]
impl CertificateProblem {
    /// Reads the text of an error of the operating system's TLS library.
    pub fn of_text(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let known = WORDS.iter().find(|(words, _)| lower.contains(words)).map(|(_, problem)| problem.clone());
        known.or_else(|| lower.contains("certificate verify failed").then(|| Self::Other(text.to_owned())))
    }
}

#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
impl CertificateProblem {
    /// Reads an error of rustls.
    pub fn of_rustls(error: &rustls::Error) -> Option<Self> {
        use rustls::{AlertDescription, CertificateError, Error};
        let invalid = match error {
            Error::InvalidCertificate(invalid) => invalid,
            Error::AlertReceived(AlertDescription::CertificateRequired | AlertDescription::BadCertificate) => {
                return Some(Self::OfClient);
            }
            _ => return None,
        };
        Some(match invalid {
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Self::NotYetValid,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Self::OtherHost,
            CertificateError::Other(other) => {
                other.0.downcast_ref().cloned().unwrap_or_else(|| Self::Other(other.0.to_string()))
            }
            other => Self::Other(other.to_string()),
        })
    }
}

#[cfg(all(test, feature = "native-tls"))]
mod test {
    //! The texts of OpenSSL 1.1 and 3, of macOS and of Windows.

    use super::CertificateProblem::{self, Expired, NotYetValid, OfClient, OtherHost, SelfSigned, UnknownIssuer};

    #[test]
    fn texts_of_tls_libraries_have_a_meaning() {
        let openssl = "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed:\
                       ../ssl/statem/statem_clnt.c:1889:";
        for (words, problem) in [
            ("self-signed certificate", SelfSigned),
            ("self signed certificate", SelfSigned),
            ("self-signed certificate in certificate chain", UnknownIssuer),
            ("unable to get local issuer certificate", UnknownIssuer),
            ("unable to verify the first certificate", UnknownIssuer),
            ("certificate has expired", Expired),
            ("certificate is not yet valid", NotYetValid),
            ("hostname mismatch", OtherHost),
            ("IP address mismatch", OtherHost),
        ] {
            assert_eq!(CertificateProblem::of_text(&format!("{openssl} ({words})")), Some(problem), "{words}");
        }
        let other = format!("{openssl} (CA signature digest algorithm too weak)");
        assert_eq!(CertificateProblem::of_text(&other), Some(CertificateProblem::Other(other.clone())));
        for (text, problem) in [
            ("The certificate was not trusted.", Some(UnknownIssuer)),
            ("The target principal name is incorrect. (os error -2146893022)", Some(OtherHost)),
            ("SSL routines:ssl3_read_bytes:tlsv13 alert certificate required", Some(OfClient)),
            ("SSL routines:ssl3_get_record:wrong version number", None),
            ("Connection refused (os error 111)", None),
        ] {
            assert_eq!(CertificateProblem::of_text(text), problem, "{text}");
        }
    }
}
