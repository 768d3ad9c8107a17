//! The proxies of a client: the caller's own, or those of the environment.

use crate::error::BuildError;
use http::Uri;
use http::uri::{Authority, Scheme};
use hyper_util::client::proxy::matcher::Matcher;

/// The proxies of a client.
///
/// reqwest leaves out a proxy that it cannot use, and then connects to the server directly. The
/// client therefore checks each proxy itself, by the parser that reqwest uses.
pub(crate) enum Proxies {
    /// The client makes direct connections, or has a transport of its own.
    None,
    /// The caller's proxy is used for all hosts.
    Own,
    /// The variables of the environment decide.
    Environment(Variables),
}

/// The variables of the environment that name proxies.
#[derive(Default)]
pub(crate) struct Variables {
    http: Option<Variable>,
    https: Option<Variable>,
    all: Option<Variable>,
    /// The hosts without a proxy.
    excluded: String,
}

struct Variable {
    name: &'static str,
    value: String,
}

/// The reason why a proxy cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unusable {
    Invalid,
    Scheme,
    Socks,
    NoTls,
}

impl Unusable {
    fn reason(self) -> &'static str {
        match self {
            Self::Invalid => "write a scheme and a host, such as `http://proxy.example:8080`",
            Self::Scheme => "use the scheme `http` or `https`, such as `http://proxy.example:8080`",
            Self::Socks => "SOCKS is not supported, use an `http` or `https` proxy",
            Self::NoTls => "enable the feature `rustls` or `native-tls` for an `https` proxy",
        }
    }
}

impl Proxies {
    /// Reads the variables of the environment in the order that reqwest uses.
    pub fn of_environment(get: impl Fn(&str) -> Option<String>) -> Self {
        // In a CGI program, a client of the server sets HTTP_PROXY.
        if get("REQUEST_METHOD").is_some() {
            return Self::None;
        }
        let first = |names: [&'static str; 2]| {
            names
                .into_iter()
                .find_map(|name| Some(Variable { name, value: get(name)? }))
                .filter(|it| !it.value.is_empty())
        };
        Self::Environment(Variables {
            http: first(["HTTP_PROXY", "http_proxy"]),
            https: first(["HTTPS_PROXY", "https_proxy"]),
            all: first(["ALL_PROXY", "all_proxy"]),
            excluded: first(["NO_PROXY", "no_proxy"]).map(|it| it.value).unwrap_or_default(),
        })
    }

    /// Checks the proxy of the environment for a server, if one is set.
    ///
    /// The error names the variable and not its value, which may contain a password.
    pub fn check(&self, server: &Uri, has_tls: bool) -> Result<(), BuildError> {
        let Some(Variable { name, value }) = self.variable(server) else { return Ok(()) };
        check(value, has_tls).map_err(|unusable| {
            let (reason, host) = (unusable.reason(), server.host().unwrap_or_default());
            BuildError::new(format!(
                "invalid proxy in the environment variable `{name}`: {reason}, or add `{host}` to `NO_PROXY` to go \
                 without a proxy"
            ))
        })
    }

    /// Whether requests to a server pass a proxy.
    pub fn apply_to(&self, server: &Uri) -> bool {
        matches!(self, Self::Own) || self.variable(server).is_some()
    }

    /// Returns the variable with the proxy for a server, if one is set.
    fn variable(&self, server: &Uri) -> Option<&Variable> {
        let Self::Environment(variables) = self else { return None };
        let own = if server.scheme() == Some(&Scheme::HTTPS) { &variables.https } else { &variables.http };
        let variable = own.as_ref().or(variables.all.as_ref())?;
        let any = Matcher::builder().all("http://proxy.example").no(&*variables.excluded).build();
        any.intercept(server).map(|_| variable)
    }
}

/// Returns the caller's own proxy with a scheme.
///
/// The error does not show the URL, which may contain a password.
pub(super) fn own_proxy(text: &str, has_tls: bool) -> Result<String, BuildError> {
    let with_scheme = match text.split_once("://") {
        Some(_) => Ok(text.to_owned()),
        None if text.parse::<Authority>().is_ok() => Ok(format!("http://{text}")),
        None => Err(Unusable::Invalid),
    };
    let checked = with_scheme.and_then(|url| check_scheme(&url, has_tls).map(|()| url));
    checked.map_err(unusable_proxy)
}

/// Checks the URL of the caller's own proxy in the form that reqwest uses.
pub(super) fn check_own_proxy(url: &str, has_tls: bool) -> Result<(), BuildError> {
    check(url, has_tls).map_err(unusable_proxy)
}

fn unusable_proxy(unusable: Unusable) -> BuildError {
    BuildError::new(format!("invalid proxy URL: {}", unusable.reason()))
}

/// Checks whether the parser of reqwest makes a proxy of `url`.
fn check(url: &str, has_tls: bool) -> Result<(), Unusable> {
    if url.contains("://") {
        check_scheme(url, has_tls)?;
    }
    let server = Uri::from_static("http://server.example");
    let proxy = Matcher::builder().all(url).build().intercept(&server).ok_or(Unusable::Invalid)?;
    let authority = proxy.uri().authority().ok_or(Unusable::Invalid)?;
    let has_port = authority.as_str().len() > authority.host().len();
    match authority.port_u16() {
        None | Some(0) if has_port => Err(Unusable::Invalid),
        _ if authority.host().is_empty() => Err(Unusable::Invalid),
        _ => Ok(()),
    }
}

fn check_scheme(url: &str, has_tls: bool) -> Result<(), Unusable> {
    let scheme = url.split("://").next().unwrap_or_default().trim().to_ascii_lowercase();
    match &*scheme {
        "http" => Ok(()),
        "https" if has_tls => Ok(()),
        "https" => Err(Unusable::NoTls),
        socks if socks.starts_with("socks") => Err(Unusable::Socks),
        _ => Err(Unusable::Scheme),
    }
}

#[cfg(test)]
#[path = "proxies_test.rs"]
mod test;
