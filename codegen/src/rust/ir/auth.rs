//! Ways to be authorised.

use super::docs::Docs;

/// A way to be authorised, a method of the builder.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Name of the method.
    pub method: String,
    /// Documentation.
    pub docs: Docs,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// What the client does with them.
    pub scheme: Scheme,
}

/// A parameter of a builder's method.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub rust: String,
    /// What goes into it: `String`, `Secret` or `Ticket`.
    pub ty: &'static str,
}

/// What a client does with credentials.
#[derive(Clone, Debug)]
pub enum Scheme {
    /// This signer of the runtime takes them.
    Signer(&'static str),
    /// They are exchanged for a token.
    Exchange(Exchange),
    /// They are exchanged for a token of the app, and that for a token of a tenant.
    Tenants([Exchange; 2]),
}

/// How a token is fetched, a static.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Name of the static.
    pub data: String,
    /// HTTP method.
    pub method: String,
    /// Path.
    pub path: String,
    /// Members of the body.
    pub send: Vec<String>,
    /// Member with the token.
    pub token: String,
    /// Member with its life.
    pub expires: String,
    /// Seconds below which it is renewed.
    pub renew_below: u64,
    /// Seconds below which it is not used.
    pub unusable_below: u64,
}
