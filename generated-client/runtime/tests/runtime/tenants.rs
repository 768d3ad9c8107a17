//! Apps of many tenants: the ticket, the chain of exchanges, and dropped tokens.

use crate::issuer::{APP, Issuer, OF_TENANT, call, call_for, own, store};
use clientloom_runtime::Error;
use clientloom_runtime::auth::{Bearer, Sign, TenantExchange, Ticket};
use std::sync::Arc;

const BAD_TOKEN: &str = r#"{"code":9001,"msg":"bad token"}"#;

fn lines<const N: usize>(lines: [&str; N]) -> Vec<String> {
    lines.map(str::to_owned).into()
}

#[tokio::test(start_paused = true)]
async fn the_app_token_is_exchanged_for_a_tenant_token() {
    let issuer = Issuer::fine();
    let acme = issuer.client(store("ticket-1"));
    for _ in 0..2 {
        call(&acme).await.unwrap();
    }
    assert_eq!(issuer.asked(), ["app app-2 secret-2 ticket-1", "tenant app-1 red", "call red-2", "call red-2"]);
}

#[tokio::test(start_paused = true)]
async fn a_call_uses_the_token_of_its_tenant() {
    let issuer = Issuer::fine();
    let acme = issuer.client(store("ticket-1"));
    for tenant in ["red", "blue", "red", "blue"] {
        call_for(&acme, tenant).await.unwrap();
    }
    call(&acme).await.unwrap();
    let calls = issuer.asked().into_iter().filter(|line| line.starts_with("call"));
    assert_eq!(calls.collect::<Vec<_>>(), ["call red-2", "call blue-3", "call red-2", "call blue-3", "call red-2"]);
}

#[tokio::test]
async fn signers_state_whether_they_support_tenants() {
    let shared: Arc<dyn Sign> = Arc::new(store("ticket-1"));
    assert!(store("").takes_tenant() && shared.takes_tenant());
    assert!(!own().takes_tenant() && !Bearer::new("t").takes_tenant());
}

#[tokio::test(start_paused = true)]
async fn a_call_without_a_tenant_is_not_sent() {
    let issuer = Issuer::fine();
    let nobodys =
        issuer.client(TenantExchange::new([&APP, &OF_TENANT], "app-2", "secret-2", "ticket-1", String::new()));
    for result in [call(&nobodys).await, call_for(&issuer.client(store("ticket-1")), "").await] {
        assert_eq!(
            result.unwrap_err().to_string(),
            "things.probe was not sent: \
             the call has no tenant: set one in the client's builder or in the call"
        );
    }
    assert!(issuer.asked().is_empty());
    call_for(&nobodys, "blue").await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_ticket_may_arrive_late_and_change() {
    let issuer = Issuer::fine();
    let ticket = Ticket::default();
    let acme = issuer.client(store(ticket.clone()));
    for _ in 0..2 {
        assert_eq!(
            call(&acme).await.unwrap_err().to_string(),
            "things.probe was not sent: \
             `app_ticket` is not set: pass it to `Ticket::set` when the vendor sends it"
        );
    }
    assert!(issuer.asked().is_empty() && !ticket.is_set());
    ticket.set("ticket-1");
    call(&acme).await.unwrap();
    ticket.set("ticket-2");
    call(&acme).await.unwrap();
    assert_eq!(issuer.fetches(), ["app app-2 secret-2 ticket-1", "tenant app-1 red"]);
    issuer.set_time(7200);
    call(&acme).await.unwrap();
    assert_eq!(issuer.fetches(), ["app app-2 secret-2 ticket-2", "tenant app-3 red"]);
    // A fetched token needs no ticket.
    ticket.set("");
    call(&acme).await.unwrap();
    assert!(!ticket.is_set());
}

#[tokio::test(start_paused = true)]
async fn a_refused_tenant_token_keeps_all_other_tokens() {
    let issuer = Issuer::new(|line| (line == "call red-2").then_some(BAD_TOKEN));
    let acme = issuer.client(store("ticket-1"));
    for tenant in ["red", "blue", "red"] {
        call_for(&acme, tenant).await.unwrap();
    }
    let asked = [
        "app app-2 secret-2 ticket-1",
        "tenant app-1 red",
        "call red-2",
        "tenant app-1 red",
        "call red-3",
        "tenant app-1 blue",
        "call blue-4",
        "call red-3",
    ];
    assert_eq!(issuer.asked(), lines(asked));
}

#[tokio::test(start_paused = true)]
async fn a_refused_app_token_is_replaced_once() {
    let issuer = Issuer::new(|line| (line == "tenant app-1 red").then_some(BAD_TOKEN));
    call(&issuer.client(store("ticket-1"))).await.unwrap();
    let app = "app app-2 secret-2 ticket-1";
    assert_eq!(issuer.asked(), lines([app, "tenant app-1 red", app, "tenant app-2 red", "call red-3"]));

    let issuer = Issuer::new(|line| line.starts_with("tenant").then_some(BAD_TOKEN));
    let error = call(&issuer.client(store("ticket-1"))).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things.probe was not sent: the token was refused: \
         /auth/tenant failed with code 9001 (BadToken), HTTP 200: bad token. Get another token."
    );
    assert_eq!(issuer.asked(), lines([app, "tenant app-1 red", app, "tenant app-2 red"]));
}

#[tokio::test(start_paused = true)]
async fn a_refused_app_token_is_replaced_once_for_all_tenants() {
    let issuer = Issuer::new(|line| line.starts_with("tenant app-1 ").then_some(BAD_TOKEN));
    let acme = issuer.client(store("ticket-1"));
    let calls = ["red", "green", "blue"].map(|tenant| {
        let acme = acme.clone();
        tokio::spawn(async move { call_for(&acme, tenant).await })
    });
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let fetches = issuer.fetches();
    assert_eq!(fetches.iter().filter(|line| line.starts_with("app")).count(), 2, "{fetches:?}");
}

#[tokio::test(start_paused = true)]
async fn unused_tenants_are_evicted() {
    let issuer = Issuer::fine();
    let acme = issuer.client(store("ticket-1"));
    let names: Vec<String> = (0..64).map(|number| format!("t{number}")).collect();
    for name in &names {
        call_for(&acme, name).await.unwrap();
    }
    issuer.set_time(7200);
    call_for(&acme, "another").await.unwrap();
    issuer.asked();
    // If the clock is set back, an expired token would become valid again.
    issuer.set_time(0);
    for name in &names {
        call_for(&acme, name).await.unwrap();
    }
    assert_eq!(issuer.fetches().len(), names.len());
}

#[tokio::test(start_paused = true)]
async fn errors_show_no_exchanged_secret() {
    static REPLIES: [&str; 3] = [
        r#"{"code":7,"msg":"no secret-2 ticket-1 app-2"}"#,
        r#"{"code":0,"token":"app-1 secret-2 ticket-1"}"#,
        r#"{"code":7,"msg":"no app-1"}"#,
    ];
    for (begin, response) in [("app", REPLIES[0]), ("app", REPLIES[1]), ("tenant", REPLIES[2]), ("tenant", REPLIES[1])]
    {
        let issuer = Issuer::new(move |line| line.starts_with(begin).then_some(response));
        let acme = issuer.client(store("ticket-1"));
        let error = call(&acme).await.unwrap_err();
        assert!(matches!(error, Error::Auth(_)));
        for text in [error.to_string(), format!("{error:?}"), format!("{acme:?}"), format!("{:?}", store("ticket-1"))] {
            assert!(!["secret-2", "ticket-1", "app-1"].iter().any(|secret| text.contains(secret)), "{text}");
        }
    }
    let shown = r#"TenantExchange { id: "app-2", tenant: Some(Tenant("red")), .. }"#;
    assert_eq!(format!("{:?}", store("ticket-1")), shown);
}
