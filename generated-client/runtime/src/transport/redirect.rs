//! Redirects: where they lead, and whether a download may follow them.

use http::header::LOCATION;
use http::{Response, StatusCode, Uri};
use std::borrow::Cow;
use std::net::IpAddr;
use url::{Host, Url};

/// A redirect, an extension of its response.
#[derive(Clone)]
pub(crate) struct Redirect {
    /// The address of the request.
    from: Url,
    /// The address that the response leads to, if it has a valid one.
    to: Option<Url>,
    /// The reason why the client does not follow it.
    pub reason: Cow<'static, str>,
}

/// The largest number of redirects in a row that a download follows.
const MOST: usize = 3;

impl Redirect {
    /// Returns the redirect of a response to a request of `uri`; `None` for other responses.
    pub fn of<B>(response: &Response<B>, uri: &Uri) -> Option<Self> {
        if !is_redirect(response.status()) {
            return None;
        }
        let from = Url::parse(&uri.to_string()).ok()?;
        let location = response.headers().get(LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let to = location.and_then(|location| from.join(&location).ok());
        Some(Self { from, to, reason: Cow::Borrowed("redirects are not followed") })
    }

    /// Returns scheme, host and path of the address. The query may be a secret.
    pub fn shown(&self) -> Option<String> {
        let to = self.to.as_ref()?;
        let host = to.host_str().filter(|_| !to.cannot_be_a_base());
        let Some(host) = host else { return Some(format!("{}:", to.scheme())) };
        let port = to.port().map(|port| format!(":{port}")).unwrap_or_default();
        Some(format!("{}://{host}{port}{}", to.scheme(), to.path()))
    }

    /// Returns the address to follow after `hops` redirects, or the reason against it.
    pub fn target(&self, hops: usize) -> Result<Uri, &'static str> {
        let to = self.to.as_ref().ok_or("its address is missing or invalid")?;
        if hops >= MOST {
            return Err("it is the fourth in a row");
        }
        if !to.username().is_empty() || to.password().is_some() {
            return Err("its address contains credentials");
        }
        let is_local = is_loopback(&self.from) && is_loopback(to);
        match to.scheme() {
            "https" => {}
            "http" if is_local => {}
            _ => return Err("only `https` is followed"),
        }
        let mut to = to.clone();
        to.set_fragment(None);
        Uri::try_from(to.as_str()).map_err(|_| "its address is missing or invalid")
    }
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Whether an address is on this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        None => false,
    }
}

#[cfg(test)]
#[path = "redirect_test.rs"]
mod test;
