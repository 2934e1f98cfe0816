use innkey_protocol::{
    CodeId, DownloadToken, Problem, SessionToken, UnixTime, api::customers::IssuedCode,
};

use super::*;
use crate::{
    secrets::Slot,
    testing::{self, PROJECT, Phone, Reply, Seen, Server, link},
};

fn customer(id: AccountId, code: Option<NewCode>) -> Customer {
    let issued = |new: NewCode| IssuedCode {
        id: new.id,
        state: CodeState::Live,
        code: Some(new.code),
        issued_at: UnixTime(1),
        expires_at: UnixTime(100),
    };
    let settings = Settings { name: "Bea".into(), ..Settings::default() };
    Customer { code: code.map(issued), ..testing::customer(id, settings) }
}

fn body(seen: &Seen) -> NewCustomer {
    serde_json::from_slice(&seen.body).unwrap()
}

async fn admin(server: &Server) -> (Phone, Customers) {
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(server)).await.unwrap();
    let token = SessionToken::from_bytes([5; 32]);
    phone.innkey.inner.secrets.set(Slot::Session, project.id(), token.expose()).await.unwrap();
    (phone, project.customers())
}

fn saved(seen: &Seen) -> Reply {
    let id = seen.path.rsplit('/').next().unwrap().parse().unwrap();
    Reply::json(&customer(id, body(seen).code))
}

#[tokio::test]
async fn saving_again_after_lost_answers_makes_no_second_customer() {
    let server = Server::start(|seen, n| if n < 2 { Reply::Nothing } else { saved(seen) });
    let (_phone, customers) = admin(&server).await;
    let mut draft = Draft::new("Bea", Stay::default(), true).unwrap();
    assert!(customers.create(&mut draft).await.is_err());
    assert_eq!(customers.create(&mut draft).await.unwrap().id, draft.id());
    let seen = server.seen();
    assert!(seen.iter().all(|one| one.path == seen[0].path && one.body == seen[0].body));
    assert_eq!((seen.len(), seen[0].method.as_str()), (3, "PUT"));
    assert_eq!(seen[0].path, routes::customer(PROJECT, draft.id()));
}

#[tokio::test]
async fn a_code_that_is_taken_is_made_anew() {
    let server = Server::start(|seen, n| match n {
        0 => Reply::problem(&Problem::new(ErrorCode::CodeTaken)),
        _ => saved(seen),
    });
    let (_phone, customers) = admin(&server).await;
    let mut draft = Draft::new("Bea", Stay::default(), true).unwrap();
    customers.create(&mut draft).await.unwrap();
    let [first, second] = &server.seen()[..] else { panic!("two requests were expected") };
    assert_eq!(first.path, second.path);
    let (first, second) = (body(first).code.unwrap(), body(second).code.unwrap());
    assert!(first.code != second.code && first.id != second.id);
}

#[tokio::test]
async fn it_ends_when_every_code_is_taken() {
    let server = Server::start(|_, _| Reply::problem(&Problem::new(ErrorCode::CodeTaken)));
    let (_phone, customers) = admin(&server).await;
    assert!(customers.renew(AccountId::new()).await.is_err());
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn without_an_invitation_no_code_is_sent() {
    let server = Server::start(|seen, _| saved(seen));
    let (_phone, customers) = admin(&server).await;
    let mut draft = Draft::new(" Bea ", Stay::default(), false).unwrap();
    assert_eq!(customers.create(&mut draft).await.unwrap().code, None);
    assert_eq!(body(&server.seen()[0]).settings.name, "Bea");
}

#[tokio::test]
async fn what_is_not_allowed_is_not_sent() {
    let server = Server::start(|seen, _| saved(seen));
    let (_phone, customers) = admin(&server).await;
    let turned = Stay { from: Some(UnixTime(9)), until: Some(UnixTime(3)) };
    let mut draft = Draft::new("Bea", turned, true).unwrap();
    assert!(matches!(customers.create(&mut draft).await, Err(Error::Invalid { .. })));
    let edit = CustomerEdit { name: Some("x".repeat(101)), ..CustomerEdit::default() };
    assert!(matches!(customers.edit(draft.id(), &edit).await, Err(Error::Invalid { .. })));
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_share_link_holds_the_code_only_if_asked_for() {
    let id = AccountId::new();
    let code = Code::from_bits([3; 5]);
    let shown = code.clone();
    let server = Server::start(move |seen, _| {
        if seen.path.ends_with("/link") {
            return Reply::json(&LinkParts {
                name: "Casa".into(),
                addresses: vec![],
                pins: [[1; 32], [2; 32]],
                token: DownloadToken::new(id, [7; 16]),
            });
        }
        if !seen.path.ends_with(&id.to_string()) {
            return Reply::problem(&Problem::new(ErrorCode::AccountNotFound));
        }
        let new = NewCode { id: CodeId::new(), code: shown.clone() };
        Reply::json(&customer(id, Some(new)))
    });
    let (_phone, customers) = admin(&server).await;
    assert_eq!(customers.share_link(id, false).await.unwrap().code, None);
    let with = customers.share_link(id, true).await.unwrap();
    assert_eq!((with.code, with.project), (Some(code), PROJECT));
    assert!(matches!(
        customers.share_link(AccountId::new(), true).await,
        Err(Error::Invalid { .. })
    ));
}

#[tokio::test]
async fn who_is_gone_already_is_removed() {
    let server = Server::start(|_, _| Reply::problem(&Problem::new(ErrorCode::AccountNotFound)));
    let (phone, customers) = admin(&server).await;
    customers.remove(AccountId::new()).await.unwrap();
    assert!(phone.secrets.find("session").is_some());
}
