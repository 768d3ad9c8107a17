//! The base URLs of calls: the caller's own, or the host of the service.

use super::proxies::Proxies;
use crate::error::BuildError;
use crate::operation::Service;
use crate::value::excerpt;
use http::Uri;
use http::uri::{Authority, Scheme};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock};

/// The base URLs of a client.
pub(crate) struct Hosts {
    /// The caller's own base URL, for all services.
    pub base: Option<String>,
    /// The values that the caller chose for variables of the host.
    pub host_variables: Vec<(&'static str, &'static str)>,
    /// Whether plain HTTP is allowed to any host.
    pub allow_http: bool,
    /// Whether the transport supports HTTPS.
    pub tls: bool,
    /// The proxies between the client and the hosts.
    pub proxies: Proxies,
    /// The checked base URLs, by the host of a service.
    pub found: RwLock<BTreeMap<&'static str, Arc<str>>>,
}

impl Hosts {
    /// Returns scheme, host and path prefix, without a final slash.
    pub fn base(&self, service: &Service) -> Result<Arc<str>, BuildError> {
        let known = self.found.read().unwrap_or_else(PoisonError::into_inner).get(service.host).map(Arc::clone);
        if let Some(known) = known {
            return Ok(known);
        }
        let address = match &self.base {
            Some(base) => base.clone(),
            None => self.expand(service.host, service, &[])?,
        };
        let base: Arc<str> = self.check(&address)?.into();
        let mut found = self.found.write().unwrap_or_else(PoisonError::into_inner);
        found.insert(service.host, Arc::clone(&base));
        Ok(base)
    }

    /// Whether the caller's own base URL is on this machine.
    pub fn is_local(&self) -> bool {
        self.base_uri().is_some_and(|uri| uri.host().is_some_and(is_loopback))
    }

    /// Whether the caller's own base URL uses plain HTTP.
    pub fn is_plain(&self) -> bool {
        self.base_uri().is_some_and(|uri| uri.scheme() == Some(&Scheme::HTTP))
    }

    fn base_uri(&self) -> Option<Uri> {
        self.base.as_ref().and_then(|base| base.parse().ok())
    }

    /// Checks that the service has each chosen variable and value.
    pub fn check_host_variables(&self, service: &Service) -> Result<(), BuildError> {
        for (name, value) in &self.host_variables {
            let known = service.variables.iter().find(|(known, _)| known == name);
            if !known.is_some_and(|(_, values)| values.contains(value)) {
                let what = format!("{} has no host variable `{name}` with the value `{value}`", service.vendor);
                return Err(BuildError::new(what));
            }
        }
        Ok(())
    }

    /// Returns the base URL of pages at another host of the vendor: the caller's own, if there is
    /// one.
    ///
    /// `host` has the service's variables. `texts` are the texts in place of their values.
    #[cfg(feature = "users")]
    pub fn of_page(&self, service: &Service, host: &str, texts: &[(&str, &str)]) -> Result<String, BuildError> {
        match &self.base {
            Some(base) => self.check(base),
            None => self.check(&self.expand(host, service, texts)?),
        }
    }

    fn expand(&self, host: &str, service: &Service, texts: &[(&str, &str)]) -> Result<String, BuildError> {
        let mut host = host.to_owned();
        for (name, values) in service.variables {
            let chosen = self.host_variables.iter().rfind(|(variable, _)| variable == name);
            let value = chosen
                .map(|(_, value)| value)
                .or(values.first())
                .ok_or_else(|| BuildError::new(format!("the host variable `{name}` has no value: choose one")))?;
            let text = texts.iter().find(|(of, _)| of == value).map_or(*value, |(_, text)| text);
            host = host.replace(&format!("{{{name}}}"), text);
        }
        Ok(host)
    }

    /// Checks a base URL and removes its final slash.
    fn check(&self, address: &str) -> Result<String, BuildError> {
        let uri: Uri = address.parse().map_err(|error| BuildError::because(invalid(address), Box::new(error)))?;
        let (Some(scheme), Some(host), Some(authority)) = (uri.scheme_str(), uri.host(), uri.authority()) else {
            return Err(BuildError::new(invalid(address)));
        };
        if authority.as_str().contains('@') {
            return Err(BuildError::new("the base URL must not contain credentials: remove the text before `@`"));
        }
        if uri.query().is_some() || address.contains('#') {
            return Err(BuildError::new("the base URL must end with its path: remove the text from `?` or `#` on"));
        }
        if has_impossible_port(authority) {
            return Err(BuildError::new(format!(
                "invalid port in the base URL `{address}`: write one from 1 to 65535"
            )));
        }
        if uri.path().split(['/', '\\']).any(is_dots) {
            return Err(BuildError::new(format!("invalid path in the base URL `{address}`: remove `.` and `..`")));
        }
        self.check_scheme(scheme, host)?;
        self.proxies.check(&uri, self.tls)?;
        Ok(format!("{scheme}://{authority}{}", uri.path().trim_end_matches('/')))
    }

    fn check_scheme(&self, scheme: &str, host: &str) -> Result<(), BuildError> {
        let is_plain_allowed = self.allow_http || is_loopback(host);
        match scheme {
            "https" if self.tls => Ok(()),
            "http" if is_plain_allowed => Ok(()),
            "https" => Err(BuildError::new(
                "no TLS for `https`: enable the feature `rustls` or `native-tls`, or set another transport",
            )),
            "http" => Err(BuildError::new(format!(
                "plain HTTP to `{}` is not allowed: use `https`, or call `allow_http`",
                excerpt(host, 100)
            ))),
            _ => Err(BuildError::new(format!("invalid scheme `{}`: use `https` or `http`", excerpt(scheme, 100)))),
        }
    }
}

/// Returns the message about an invalid base URL; it does not show one that may contain secrets.
fn invalid(address: &str) -> String {
    let shown = if address.contains(['@', '?']) { String::new() } else { format!(" `{}`", excerpt(address, 100)) };
    format!("invalid base URL{shown}: write a scheme and a host, such as `https://api.acme.example`")
}

/// Whether an authority without credentials ends with a port that no server has.
fn has_impossible_port(authority: &Authority) -> bool {
    let port = authority.as_str()[authority.host().len()..].trim_start_matches(':');
    !port.is_empty() && !port.parse().is_ok_and(|port: u16| port > 0)
}

/// Whether a segment of a path leads to itself or to its parent, so that it would be left out.
pub(crate) fn is_dots(segment: &str) -> bool {
    [".", ".."].contains(&&*segment.to_ascii_lowercase().replace("%2e", "."))
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}
