//! What guests do on the real server. Their tokens are in the test's hands, so that one can come twice.

use std::sync::Arc;

use innkey_core::{Error, net::Request};
use innkey_protocol::{
    Code, ErrorCode, SessionToken,
    api::{
        packs::PackList,
        routes,
        sign_in::{Method, SignIn as SignInBody, SignedIn},
    },
    token::{Kind, Token as GenericToken},
};
use tokio::sync::mpsc;

use super::{
    action::{Link, Sight, SignIn, Token, Typed},
    guard::Answer,
    real::{Failure, Real, Told, answered},
};

impl Real {
    /// Sends all at once, kills the server with the first answer and starts it again; gives what came.
    pub async fn kill_amid(&mut self, sign_ins: &[SignIn]) -> Vec<Option<Answer>> {
        let (answered, mut first) = mpsc::unbounded_channel();
        let send = |sign_in: &SignIn| {
            let (guests, answered) = (Arc::clone(&self.guests), answered.clone());
            let request = self.sign_in_request(*sign_in);
            tokio::spawn(async move {
                let answer = guests.json::<SignedIn>(&request).await;
                let _ = answered.send(());
                answer
            })
        };
        let sent: Vec<_> = sign_ins.iter().map(send).collect();
        first.recv().await;
        self.building.server.kill();
        let mut answers = Vec::new();
        for answer in sent {
            answers.push(self.signed_in(answer.await.unwrap()).ok());
        }
        self.building.server.start_again();
        self.guests = self.building.server.connection().into();
        answers
    }

    pub async fn check(&self, token: Token) -> Result<Answer, Failure> {
        self.session(&self.token(token)).await
    }

    pub async fn session(&self, token: &SessionToken) -> Result<Answer, Failure> {
        let request = Request::get(routes::session(self.building.project)).bearer(token);
        self.signed_in(self.guests.json(&request).await)
    }

    pub async fn sign_out(
        &self,
        token: Token,
        path: String,
    ) -> Result<Result<(), ErrorCode>, Failure> {
        let request = Request::delete(path).bearer(&self.token(token));
        answered(self.guests.done(&request).await)
    }

    /// What may be seen with a session or a link: by the packs that it gets.
    pub async fn packs<K: Kind>(
        &self,
        token: &GenericToken<K>,
    ) -> Result<Result<Sight, ErrorCode>, Failure> {
        let request = Request::get(routes::packs(self.building.project)).bearer(token);
        let list = match answered(self.guests.json::<PackList>(&request).await)? {
            Ok(list) => list,
            Err(code) => return Ok(Err(code)),
        };
        let names: Vec<_> = list.packs.iter().map(|pack| pack.name.as_str()).collect();
        match names[..] {
            ["base", "pages/living", "pages/garden"] => Ok(Ok(Sight::All)),
            ["base", "pages/living"] => Ok(Ok(Sight::Flat)),
            ["base", "pages/garden"] => Ok(Ok(Sight::Garden)),
            ["base"] => Ok(Ok(Sight::Nothing)),
            _ => Err(format!("these packs make no sense: {names:?}")),
        }
    }

    pub async fn sign_in(&self, sign_in: SignIn) -> Result<Told, Failure> {
        let request = self.sign_in_request(sign_in);
        self.signed_in(self.guests.json(&request).await).map(Told::plain)
    }

    fn sign_in_request(&self, SignIn { code, token, link }: SignIn) -> Request {
        let code = match code {
            Typed::Number(number) => self.codes[number].clone(),
            Typed::Wrong(number) => Code::from_bits([number; 5]),
            Typed::Made(_) => unreachable!("counted out before"),
        };
        let body = SignInBody {
            method: Method::Code { code },
            token: self.token(token),
            device: format!("{token:?}"),
            name: None,
        };
        let request = Request::post(routes::sessions(self.building.project)).json(&body).unwrap();
        let links = |who: u8| &self.links[usize::from(who) % self.links.len()];
        let link = match link {
            Link::None => None,
            Link::Newest(who) => links(who).last(),
            Link::First(who) => links(who).first(),
        };
        match link {
            Some(link) => request.bearer(link),
            None => request,
        }
    }

    /// Another one for each case.
    pub fn token(&self, Token(number): Token) -> SessionToken {
        let mut bytes = [number + 1; 32];
        bytes[..8].copy_from_slice(&self.began.0.to_be_bytes());
        SessionToken::from_bytes(bytes)
    }

    fn signed_in(&self, answer: Result<SignedIn, Error>) -> Result<Answer, Failure> {
        // Whom the model does not know is told apart from all whom it does.
        let who = |signed_in: SignedIn| Some(self.who(signed_in.account.id).unwrap_or(usize::MAX));
        answered(answer).map(|answer| answer.map(who))
    }
}
