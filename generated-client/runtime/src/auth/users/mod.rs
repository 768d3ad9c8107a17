//! Users who sign in: the authorization code flow, and the tokens that it gives.
//!
//! A refresh token may work once, so each step has its place in the token store:
//!
//! 1. The client takes the lease of the user's key, so that one process renews the token.
//! 2. It marks the stored refresh token as in use. A store that cannot save fails here, before the
//!    refresh token is sent.
//! 3. It sends the refresh token.
//! 4. It replaces the stored tokens by the new ones, and only then uses them.
//!
//! A process that ends between 3 and 4, or an answer that is lost, leaves the mark. The next
//! process sends the marked refresh token again. If the vendor refuses it then, the user has to
//! sign in, and the reason is [`AnswerLost`](crate::error::SignInReason::AnswerLost). If the store
//! fails in step 4, the client keeps the new tokens in memory, the call fails, and the next call
//! saves them first.
//!
//! `step.rs` decides what a stored text and a failed request mean, without any effect.

mod authorize;
mod grant;
mod handle;
mod memory_store;
mod missing_scopes;
mod pkce;
mod redirect;
mod request;
mod session;
mod signed_in;
mod state;
mod step;
mod user_entry;
mod user_tokens;

pub use authorize::Authorization;
pub use handle::Users;
pub use memory_store::MemoryStore;
pub use pkce::PkceVerifier;
pub use redirect::{RedirectError, code_of_redirect};
pub use signed_in::SignedIn;
pub use state::SignInState;
pub(crate) use user_tokens::UserTokens;
