//! The tokens of a user, and the text that a token store keeps of them.

use crate::auth::StoredToken;
use crate::auth::token::Token;
use crate::error::SignInReason;
use crate::value::Secret;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long a store keeps a text without an end of its own: a year.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The tokens that a sign-in or a renewal gave.
pub(super) struct Grant {
    pub access: Token,
    pub refresh: Option<Secret>,
    pub refresh_expires: Option<SystemTime>,
    /// The granted scopes, as the vendor lists them.
    pub scope: String,
    /// The mark of a renewal that has begun: the vendor may have used the refresh token.
    pub mark: Option<String>,
}

/// The content of a stored text.
#[derive(Clone)]
pub(super) enum Content {
    /// The user is signed in.
    Grant(Arc<Grant>),
    /// The user has to sign in again.
    Ended(SignInReason),
}

/// A stored text with its content.
pub(super) struct StoredGrant {
    pub text: Secret,
    pub content: Content,
}

impl Grant {
    /// Returns the form in a store.
    pub fn stored(&self) -> StoredToken {
        let StoredToken { token, expires, life } = &self.access.stored;
        let text = json!({
            "access": token.expose(),
            "expires": seconds(*expires),
            "life": life.as_secs(),
            "refresh": self.refresh.as_ref().map(Secret::expose),
            "refresh_expires": self.refresh_expires.map(seconds),
            "scope": self.scope,
            "mark": self.mark,
        });
        let without_refresh = *expires;
        let end = self.refresh.as_ref().map(|_| self.refresh_expires.unwrap_or(*expires + LONGEST));
        StoredToken::new(text.to_string().into(), end.unwrap_or(without_refresh).max(*expires), *life)
    }

    /// Returns the form in a store with another mark.
    pub fn marked(&self, mark: String) -> StoredToken {
        let Self { access, refresh, refresh_expires, scope, .. } = self;
        let access = Token { stored: access.stored.clone(), header: access.header.clone() };
        let (refresh, scope) = (refresh.clone(), scope.clone());
        Self { access, refresh, refresh_expires: *refresh_expires, scope, mark: Some(mark) }.stored()
    }

    /// Whether the other tokens have the same refresh token.
    pub fn has_refresh(&self, refresh: &Secret) -> bool {
        self.refresh.as_ref().is_some_and(|own| own.expose() == refresh.expose())
    }
}

/// Returns the form in a store of the end of a sign-in.
pub(super) fn ended(reason: SignInReason, now: SystemTime) -> StoredToken {
    StoredToken::new(json!({ "ended": reason.word() }).to_string().into(), now + LONGEST, LONGEST)
}

impl TryFrom<StoredToken> for StoredGrant {
    type Error = &'static str;

    fn try_from(stored: StoredToken) -> Result<Self, &'static str> {
        let json: Value = serde_json::from_str(stored.token.expose()).map_err(|_| "it contains no sign-in")?;
        let content = match json["ended"].as_str() {
            Some(word) => Content::Ended(SignInReason::of_word(word).unwrap_or(SignInReason::Refused)),
            None => Content::Grant(Arc::new(grant(&json).ok_or("it contains no sign-in")?)),
        };
        Ok(Self { text: stored.token, content })
    }
}

fn grant(json: &Value) -> Option<Grant> {
    let time = |name: &str| UNIX_EPOCH.checked_add(Duration::from_secs(json[name].as_u64()?));
    let text = |name: &str| json[name].as_str();
    let life = Duration::from_secs(json["life"].as_u64()?);
    let access = Token::try_from(StoredToken::new(text("access")?.into(), time("expires")?, life)).ok()?;
    Some(Grant {
        access,
        refresh: text("refresh").map(Secret::from),
        refresh_expires: time("refresh_expires"),
        scope: text("scope").unwrap_or_default().to_owned(),
        mark: text("mark").map(str::to_owned),
    })
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
