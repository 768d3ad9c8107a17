//! Hosts, envelopes, codes and credentials.

use super::docs;
use crate::ir;
use crate::names;
use crate::spec::{Auth, ErrorRow, Shared, Variable};

pub(super) fn lower_service(vendor: Option<&str>, shared: &Shared) -> ir::Service {
    let variables = shared.variables.iter().map(|variable| (variable.name.clone(), variable.values.clone()));
    ir::Service {
        vendor: vendor.map(ToOwned::to_owned),
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
        log_id: shared.log_id.as_ref().map(|log_id| (log_id.headers.clone(), log_id.fields.clone())),
        errors: shared.errors.iter().map(lower_row).collect(),
    }
}

pub(super) fn lower_row(row: &ErrorRow) -> ir::ErrorRow {
    ir::ErrorRow {
        code: row.code.clone(),
        name: names::variant(row.name.as_deref(), row.message.as_deref(), &row.code),
        docs: docs::row(row),
        status: row.status,
        message: row.message.clone(),
        meaning: row.meaning.clone(),
        remedy: row.remedy.clone(),
        means: row.means.as_deref().map(names::camel),
        repeat: row.repeat,
    }
}

pub(super) fn lower_variables(variables: &[Variable]) -> Vec<ir::Variable> {
    let lower = |variable: &Variable| ir::Variable {
        wire: variable.name.clone(),
        rust: names::type_name(&variable.name, "Variant"),
        docs: docs::sentences(&variable.doc),
        values: variable.values.iter().map(|value| (value.clone(), names::camel(value))).collect(),
    };
    variables.iter().map(lower).collect()
}

pub(super) fn lower_auth(auth: &Auth) -> ir::Auth {
    let scheme = match &auth.exchange {
        Some(exchange) => ir::Scheme::Exchange {
            data: format!("{}_EXCHANGE", names::shout(&auth.name)),
            method: names::camel(&exchange.http.method.to_lowercase()),
            path: exchange.http.path.clone(),
            token: exchange.token.clone(),
            expires: exchange.expires.clone(),
            renew_below: exchange.renew_below,
            unusable_below: exchange.unusable_below,
        },
        None if auth.scheme == "eop" => ir::Scheme::Eop,
        None => ir::Scheme::Bearer,
    };
    ir::Auth {
        method: names::snake(&auth.name),
        docs: docs::sentences(&auth.doc),
        credentials: auth.credentials.iter().map(|name| (name.clone(), names::snake(name))).collect(),
        scheme,
    }
}
