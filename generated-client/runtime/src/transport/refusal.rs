//! Failures of a connection that no retry changes: certificates, proxies that want credentials, and
//! responses with too many headers.

#[cfg(any(feature = "rustls", feature = "native-tls"))]
use super::certificate_problem::CertificateProblem;
use crate::error::{TransportError, TransportKind};
use std::error::Error;
use std::io;

/// The cause of an error about the status line and headers of a response, which hyper limits.
const LARGE_HEAD: &str = "it has more than 100 headers, or more than 400 KiB of them";

/// Returns the error of a refused connection, if `error` is about one.
pub(super) fn refusal(error: &(dyn Error + 'static)) -> Option<TransportError> {
    if is_proxy_authentication(error) {
        return Some(TransportError::new(TransportKind::ProxyAuthentication));
    }
    if causes(error).any(|cause| cause.to_string() == "message head is too large") {
        return Some(TransportError::new(TransportKind::TooLarge).because(LARGE_HEAD));
    }
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    if let Some(problem) = certificate_problem(error) {
        return Some(TransportError::new(TransportKind::Certificate).because(problem));
    }
    None
}

/// Whether a proxy has answered CONNECT with status 407. hyper-util keeps the type of its error
/// private.
fn is_proxy_authentication(error: &(dyn Error + 'static)) -> bool {
    causes(error).any(|cause| cause.to_string() == "tunnel error: proxy authorization required")
}

#[cfg(feature = "native-tls")]
fn certificate_problem(error: &(dyn Error + 'static)) -> Option<CertificateProblem> {
    causes(error).find_map(|cause| CertificateProblem::of_text(&cause.to_string()))
}

#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
fn certificate_problem(error: &(dyn Error + 'static)) -> Option<CertificateProblem> {
    causes(error).find_map(|cause| cause.downcast_ref()).and_then(CertificateProblem::of_rustls)
}

/// Returns an error and its causes, with those inside an [`io::Error`].
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error: &&'a (dyn Error + 'static)| {
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        inner.map(|inner| inner as &(dyn Error + 'static)).or_else(|| error.source())
    })
}
