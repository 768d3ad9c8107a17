//! Where calls go: a base address that the caller gives, or the host of the service.

use crate::error::BuildError;
use crate::operation::Service;
use http::Uri;
use http::uri::Scheme;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock};

/// Finds the address that calls of a service begin with.
pub(crate) struct Hosts {
    /// The caller's own address, for all services.
    pub base: Option<String>,
    /// The caller's choice among the values of a variable.
    pub host_variables: Vec<(&'static str, &'static str)>,
    /// Whether plain http is allowed to any host.
    pub allow_http: bool,
    /// Whether the transport can speak https.
    pub tls: bool,
    /// What has been found, by the host of a service.
    pub found: RwLock<BTreeMap<&'static str, Arc<str>>>,
}

impl Hosts {
    /// Returns scheme, host and path prefix, without a slash at the end.
    pub fn base(&self, service: &Service) -> Result<Arc<str>, BuildError> {
        let known = self.found.read().unwrap_or_else(PoisonError::into_inner).get(service.host).map(Arc::clone);
        if let Some(known) = known {
            return Ok(known);
        }
        let address = match &self.base {
            Some(base) => base.clone(),
            None => self.expand(service)?,
        };
        let base: Arc<str> = self.check(&address)?.into();
        let mut found = self.found.write().unwrap_or_else(PoisonError::into_inner);
        found.insert(service.host, Arc::clone(&base));
        Ok(base)
    }

    /// Whether the caller's own address is on this machine.
    pub fn is_local(&self) -> bool {
        self.own().is_some_and(|uri| uri.host().is_some_and(is_loopback))
    }

    /// Whether the caller's own address is called without TLS.
    pub fn is_plain(&self) -> bool {
        self.own().is_some_and(|uri| uri.scheme() == Some(&Scheme::HTTP))
    }

    fn own(&self) -> Option<Uri> {
        self.base.as_ref().and_then(|base| base.parse().ok())
    }

    /// Refuses choices that the service does not offer.
    pub fn check_host_variables(&self, service: &Service) -> Result<(), BuildError> {
        for (name, value) in &self.host_variables {
            let known = service.variables.iter().find(|(known, _)| known == name);
            if !known.is_some_and(|(_, values)| values.contains(value)) {
                let what = format!("{} has no host variant {name} = {value}", service.vendor);
                return Err(BuildError::new(what));
            }
        }
        Ok(())
    }

    fn expand(&self, service: &Service) -> Result<String, BuildError> {
        let mut host = service.host.to_owned();
        for (name, values) in service.variables {
            let chosen = self.host_variables.iter().rfind(|(variable, _)| variable == name);
            let value = chosen
                .map(|(_, value)| value)
                .or(values.first())
                .ok_or_else(|| BuildError::new(format!("the host variable {name} has no value")))?;
            host = host.replace(&format!("{{{name}}}"), value);
        }
        Ok(host)
    }

    fn check(&self, address: &str) -> Result<String, BuildError> {
        let uri: Uri =
            address.parse().map_err(|error| BuildError::because("the base address is not one", Box::new(error)))?;
        let (Some(scheme), Some(host), Some(authority)) = (uri.scheme_str(), uri.host(), uri.authority()) else {
            return Err(BuildError::new("the base address needs a scheme and a host"));
        };
        if authority.as_str().contains('@') {
            return Err(BuildError::new("the base address must not hold credentials"));
        }
        if uri.query().is_some() || address.contains('#') {
            return Err(BuildError::new("the base address must end with its path"));
        }
        match scheme {
            "https" if self.tls => {}
            "https" => {
                let way = "https needs the feature `rustls` or `native-tls`, or another transport";
                return Err(BuildError::new(way));
            }
            "http" if self.allow_http || is_loopback(host) => {}
            "http" => {
                let what = format!("http to {host} is not allowed, use https or allow_http()");
                return Err(BuildError::new(what));
            }
            _ => return Err(BuildError::new(format!("{scheme} is not http or https"))),
        }
        Ok(format!("{scheme}://{authority}{}", uri.path().trim_end_matches('/')))
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}
