//! The vendor: codes, tokens, and calls that take the newest token of a user.

use crate::sample::{Acme, Answer, SERVICE};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::{
    AuthorizationCode, PkceVerifier, SignInState, SignedIn, SignsIn, TokenStore, code_of_redirect,
};
use clientloom_runtime::operation::{ErrorClass, ErrorRow, Operation, OperationInfo, Service};
use clientloom_runtime::testing::{Fault, Loopback, LoopbackResponse, Received};
use clientloom_runtime::{Builder, Call, Error, Method, Response, Value};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

static FLOW_SERVICE: Service = Service {
    errors: &[
        ErrorRow::new("31").meaning("The code or token is unknown, used or ended.").class(ErrorClass::SignIn),
        ErrorRow::new("32").meaning("Renewals are switched off.").class(ErrorClass::Refused),
        ErrorRow::new("33").meaning("The vendor failed.").retry_safe(true),
    ],
    ..SERVICE
};

pub static FLOW: AuthorizationCode = AuthorizationCode {
    token: "user_token",
    authorize: "/authorize",
    host: "https://login.{place}.acme.example",
    host_texts: &[("south", "s")],
    max_scopes: Some(3),
    offline_scope: Some("offline"),
    has_pkce: true,
    exchange: "/token",
    refresh: Some("/token"),
    is_refresh_once: true,
    names: &[("client_id", "app_id"), ("refresh_token_expires_in", "refresh_expires_in")],
    missing_scopes: Some("error.needs.scope"),
    renew_below: 600,
    unusable_below: 60,
    ..AuthorizationCode::of(&FLOW_SERVICE)
};

impl SignsIn for Acme {
    const SIGN_IN: &'static AuthorizationCode = &FLOW;
}

/// A call that takes the tokens of an app and of users, or of users alone.
#[derive(Clone, Debug)]
pub struct Whoami<const USERS_ALONE: bool>;

impl<const USERS_ALONE: bool> Encode for Whoami<USERS_ALONE> {
    fn encode(&self) -> Json<'_> {
        Json::Object(Vec::new())
    }
}

impl<const USERS_ALONE: bool> Operation for Whoami<USERS_ALONE> {
    type Vendor = Acme;
    type Response = Answer;
    type Output = Response<Answer>;
    type Code = crate::sample::ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "whoami",
        method: Method::Get,
        path: "/me",
        tokens: if USERS_ALONE { &["user_token"] } else { &["app_token", "user_token"] },
        errors: &[ErrorRow::new("40").meaning("The token lacks a scope.").class(ErrorClass::SignIn)],
        ..OperationInfo::of(&SERVICE)
    };
}

/// The knowledge of the vendor, and its faults.
#[derive(Default)]
pub struct State {
    /// The user of each code, by the code.
    pub codes: BTreeMap<String, String>,
    /// The user of each refresh token that works.
    pub refresh: BTreeMap<String, String>,
    /// The user of each token that works.
    pub access: BTreeMap<String, String>,
    issued: usize,
    /// The bodies of token requests.
    pub token_requests: Vec<Value>,
    /// The responses to the next token requests, in place of tokens; the request takes effect.
    pub instead: Vec<LoopbackResponse>,
    pub lifetime: Option<u64>,
    pub delay: Duration,
    pub lacks_scope: bool,
}

/// The vendor.
#[derive(Clone, Default)]
pub struct Vendor(Arc<Mutex<State>>);

impl Vendor {
    pub fn start(&self) -> Loopback {
        let vendor = self.clone();
        Loopback::start(move |received| vendor.respond(&received))
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Returns the number of renewals that the vendor was asked for.
    pub fn renewals(&self) -> usize {
        self.state().token_requests.iter().filter(|body| body["grant_type"] == "refresh_token").count()
    }

    fn respond(&self, received: &Received) -> LoopbackResponse {
        let mut state = self.state();
        if received.target == "/token" {
            return state.token(serde_json::from_slice(&received.body).unwrap());
        }
        let token = received.header("authorization").unwrap_or_default().trim_start_matches("Bearer ").to_owned();
        match state.access.get(&token) {
            _ if state.lacks_scope => {
                LoopbackResponse::json(r#"{"code":40,"msg":"no scope","error":{"needs":[{"scope":"b"}]}}"#)
            }
            Some(user) => LoopbackResponse::json(format!(r#"{{"code":0,"msg":"ok","data":{{"text":"{user}"}}}}"#)),
            None if token == crate::sample::SECRET => {
                LoopbackResponse::json(r#"{"code":0,"msg":"ok","data":{"text":"the app"}}"#)
            }
            None => LoopbackResponse::json(r#"{"code":9001,"msg":"the token has ended"}"#),
        }
    }
}

impl State {
    fn token(&mut self, body: Value) -> LoopbackResponse {
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        let user = match text("grant_type").as_str() {
            "authorization_code" => self.codes.remove(&text("code")),
            _ => self.refresh.remove(&text("refresh_token")),
        };
        self.token_requests.push(body);
        let Some(user) = user else {
            return LoopbackResponse::json(r#"{"code":31,"msg":"not valid"}"#).delay(self.delay);
        };
        // The old token ends with its refresh token.
        self.access.retain(|_, of| *of != user);
        self.issued += 1;
        let [access, refresh] = ["access", "refresh"].map(|kind| format!("{kind}-{}", self.issued));
        self.access.insert(access.clone(), user.clone());
        self.refresh.insert(refresh.clone(), user);
        if !self.instead.is_empty() {
            return self.instead.remove(0);
        }
        let lifetime = self.lifetime.unwrap_or(7200);
        let text = format!(
            r#"{{"code":0,"msg":"ok","access_token":"{access}","expires_in":{lifetime},"refresh_token":"{refresh}",
            "refresh_expires_in":604800,"scope":"a offline"}}"#
        );
        LoopbackResponse::json(text).delay(self.delay)
    }
}

/// A response that never arrives.
pub fn lost() -> LoopbackResponse {
    LoopbackResponse::json("{}").fault(Fault::Reset)
}

pub fn builder(server: &Loopback) -> Builder<Acme> {
    crate::sample::builder().token_kind("app_token").base_url(server.base_url()).users(
        "a1",
        "app-secret",
        "http://127.0.0.1:9/back",
    )
}

pub fn client(server: &Loopback, store: impl TokenStore + 'static) -> Acme {
    builder(server).token_store(store).build().unwrap()
}

/// Signs a user in, with a code that the vendor gave.
pub async fn sign_in(vendor: &Vendor, acme: &Acme, user: &str) -> Result<SignedIn, Error> {
    let state = SignInState::random().unwrap();
    let authorization = acme.0.users().authorize_url(&["a", "offline"], &state).unwrap();
    let code = give_code(vendor, user);
    let redirect = format!("/back?code={code}&state={}", state.as_str());
    let code = code_of_redirect(&redirect, &state).unwrap();
    acme.0.users().exchange(user, code, &authorization.verifier).await
}

/// Gives a code for a user.
pub fn give_code(vendor: &Vendor, user: &str) -> String {
    let mut state = vendor.state();
    let code = format!("code-{user}-{}", state.token_requests.len());
    state.codes.insert(code.clone(), user.to_owned());
    code
}

/// Calls for a user, and returns the user that the vendor saw.
pub async fn whoami(acme: &Acme, user: &str) -> Result<String, Error> {
    let response = Call::new(&acme.0, &Whoami::<false>).user(user).await?;
    Ok(response.text.clone().unwrap_or_default())
}

/// Calls for a user with one attempt.
pub async fn whoami_once(acme: &Acme, user: &str) -> Result<String, Error> {
    let response = Call::new(&acme.0, &Whoami::<false>).user(user).attempts(1).await?;
    Ok(response.text.clone().unwrap_or_default())
}

pub fn verifier() -> PkceVerifier {
    PkceVerifier::new("0".repeat(43))
}
