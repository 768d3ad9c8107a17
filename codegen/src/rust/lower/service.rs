//! Facts that operations share: hosts, envelopes, error codes and credentials.

use std::collections::BTreeMap;

use super::docs;
use crate::naming;
use crate::rust::ir;
use crate::spec::{Auth, ErrorRow, Exchange, Service, Shared, Tenants, Variable, Vendor};

/// Returns the facts that all operations of a vendor share.
pub(super) fn lower_vendor_service(vendor: &Vendor) -> ir::Service {
    ir::Service { vendor: Some(vendor.name.clone()), ..lower_service(&docs::plain(&vendor.title), &vendor.shared) }
}

/// Returns the names of services, by their features: the titles of the `service.yaml` nearest to
/// the vendor.
pub(super) fn titles(vendor: &Vendor) -> BTreeMap<String, String> {
    let mut titles = BTreeMap::new();
    let mut services: Vec<&Service> = vendor.services.iter().collect();
    services.sort_by_key(|service| service.path.len());
    for service in services {
        let steps: Vec<&str> = service.path.iter().map(String::as_str).collect();
        // The file of a version holds for several services, a deeper one for a part of a service.
        let is_service = steps.iter().filter(|step| !naming::is_version(step)).count() == 1;
        if let Some(title) = service.title.as_ref().filter(|_| is_service) {
            let feature = naming::service_feature(&vendor.name, naming::service(&steps));
            titles.entry(feature).or_insert_with(|| title.clone());
        }
    }
    titles
}

/// Returns the features of the runtime that the vendor's signers need.
pub(super) fn runtime_features(vendor: &Vendor) -> Vec<&'static str> {
    let signs = vendor.auth.iter().any(|auth| auth.scheme == "eop");
    signs.then_some("eop").into_iter().collect()
}

/// Returns the facts of a level, whose name in the documentation is `subject`.
pub(super) fn lower_service(subject: &str, shared: &Shared) -> ir::Service {
    let variables = shared.variables.iter().map(|variable| (variable.name.clone(), variable.values.clone()));
    let units = shared.retry_after_counts.iter().map(|(header, unit)| (header.clone(), naming::camel(unit)));
    let mut docs = vec![format!("Facts that all operations of {subject} share.")];
    docs.extend(docs::shared_rows(&shared.errors));
    ir::Service {
        docs,
        vendor: None,
        host: shared.host.clone(),
        variables: variables.collect(),
        headers: shared.headers.clone(),
        envelope: shared.envelope.as_ref().map(|envelope| ir::Envelope {
            code: envelope.code.clone(),
            message: envelope.message.clone(),
            detail: envelope.detail.clone(),
            data: envelope.data.clone(),
            success: envelope.success.clone(),
            failure: envelope.failure.clone(),
            error_codes: envelope.error_codes.clone(),
            known: envelope.known.clone(),
        }),
        log_id: shared
            .log_id
            .as_ref()
            .map(|log_id| ir::LogId { headers: log_id.headers.clone(), fields: log_id.fields.clone() }),
        retry_after: shared.retry_after.headers.clone(),
        retry_after_fields: shared.retry_after.fields.clone(),
        retry_after_counts: units.collect(),
        errors: shared.errors.iter().map(lower_row).collect(),
    }
}

pub(super) fn lower_row(row: &ErrorRow) -> ir::ErrorRow {
    ir::ErrorRow {
        code: row.code.clone(),
        name: naming::variant(row.name.as_deref(), row.message.as_deref(), &row.code),
        docs: docs::error_row(row),
        status: row.status,
        message: row.message.clone(),
        meaning: row.meaning.clone(),
        remedy: row.remedy.clone(),
        class: row.means.as_deref().map(naming::camel),
        retry_safe: row.repeat,
    }
}

pub(super) fn lower_variables(variables: &[Variable]) -> Vec<ir::Variable> {
    let lower = |variable: &Variable| ir::Variable {
        wire: variable.name.clone(),
        rust: naming::type_name(&variable.name, "Variable"),
        docs: docs::sentences(&variable.doc),
        values: variable.values.iter().map(|value| (value.clone(), naming::camel(value))).collect(),
    };
    variables.iter().map(lower).collect()
}

pub(super) fn lower_auth(auth: &Auth) -> ir::Auth {
    let name = naming::shout(&auth.name);
    let mut send = auth.credentials.clone();
    let scheme = match (&auth.exchange, &auth.tenants) {
        (Some(app), Some(Tenants { ticket, tenant, exchange })) => {
            send.push(ticket.clone());
            let members = vec![app.token.clone(), tenant.clone()];
            ir::Scheme::Tenants {
                app: lower_exchange(format!("{name}_EXCHANGE"), app, send),
                tenant: lower_exchange(format!("{name}_TENANT_EXCHANGE"), exchange, members),
            }
        }
        (Some(exchange), None) => ir::Scheme::Exchange(lower_exchange(format!("{name}_EXCHANGE"), exchange, send)),
        (None, _) => ir::Scheme::Signer(auth.known_scheme().map_or("Bearer", |scheme| scheme.signer)),
    };
    ir::Auth {
        method: naming::snake(&auth.name),
        docs: docs::sentences(&auth.doc),
        parameters: lower_parameters(auth),
        token: auth.token.clone(),
        scheme,
    }
}

/// Returns the parameters of a builder's method. The last credential is secret.
fn lower_parameters(auth: &Auth) -> Vec<ir::Parameter> {
    let lower = |name: &String, ty| ir::Parameter { rust: naming::snake(name), ty };
    let mut parameters: Vec<ir::Parameter> = auth.credentials.iter().map(|name| lower(name, "String")).collect();
    if let Some(last) = parameters.last_mut() {
        last.ty = "Secret";
    }
    if let Some(Tenants { ticket, tenant, .. }) = &auth.tenants {
        parameters.extend([lower(ticket, "Ticket"), lower(tenant, "String")]);
    }
    parameters
}

fn lower_exchange(data: String, exchange: &Exchange, send: Vec<String>) -> ir::Exchange {
    ir::Exchange {
        data,
        method: naming::camel(&exchange.http.method.to_lowercase()),
        path: exchange.http.path.clone(),
        send,
        token: exchange.token.clone(),
        expires: exchange.expires.clone(),
        renew_below: exchange.renew_below,
        unusable_below: exchange.unusable_below,
    }
}

/// Whether a service differs on the wire from the level above.
pub(super) fn overrides(service: &Service) -> bool {
    let Shared { host, variables, headers, envelope, log_id, retry_after, retry_after_counts, errors, .. } =
        &service.shared;
    host.is_some()
        || !(variables.is_empty() && headers.is_empty() && retry_after.is_empty() && retry_after_counts.is_empty())
        || envelope.is_some()
        || log_id.is_some()
        || !errors.is_empty()
}

/// Returns the folder whose service applies to the operations of `folder`.
pub(super) fn service_folder<'a>(vendor: &Vendor, folder: &'a [String]) -> &'a [String] {
    let services = vendor.services.iter().filter(|service| overrides(service) && folder.starts_with(&service.path));
    &folder[..services.map(|service| service.path.len()).max().unwrap_or_default()]
}
