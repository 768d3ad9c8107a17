//! The flow by which users of a vendor sign in.

use super::docs;
use super::service::lower_row;
use crate::naming;
use crate::rust::ir;
use crate::spec::{Auth, Users, Vendor};

/// Returns the flow of a vendor, if users can sign in.
pub(super) fn lower_users(vendor: &Vendor) -> Option<ir::Users> {
    vendor.auth.iter().find_map(|auth| Some(lower(vendor, auth, auth.users.as_ref()?)))
}

fn lower(vendor: &Vendor, auth: &Auth, users: &Users) -> ir::Users {
    let name = naming::shout(&auth.name);
    let is_own = |code: &str| users.errors.iter().any(|row| row.code == code);
    let shared = vendor.shared.errors.iter().filter(|row| !is_own(&row.code));
    ir::Users {
        docs: docs::sentences(&auth.doc),
        data: format!("{name}_SIGN_IN"),
        service: format!("{name}_SERVICE"),
        service_docs: docs::shared_rows(&users.errors),
        token: auth.token.clone(),
        authorize: users.authorize.clone(),
        host: users.host.clone(),
        host_texts: users.host_values.clone(),
        separator: Some(users.separator.clone()).filter(|separator| separator != " "),
        max_scopes: users.most_scopes,
        offline_scope: users.offline_scope.clone(),
        has_pkce: users.pkce.is_some(),
        exchange: users.exchange.clone(),
        refresh: users.refresh.clone(),
        is_refresh_once: users.refresh_once,
        names: users.names.clone(),
        missing_scopes: users.missing_scopes.clone(),
        renew_below: users.renew_below,
        unusable_below: users.unusable_below,
        message: users.message.clone(),
        errors: users.errors.iter().chain(shared).map(lower_row).collect(),
    }
}
