//! What a signed-in person does with the own account: its devices, its user name and password.

use innkey_protocol::{
    DeviceId, Secret,
    api::{
        MAX_PASSWORD,
        devices::DeviceList,
        routes,
        sign_in::{OwnLogin, SignedIn},
    },
};
use reqwest::Method;

use crate::{Error, Project, Result};

impl Project {
    /// The account's signed-in devices, this one among them.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`], [`Error::Refused`] and the network's errors.
    pub async fn devices(&self) -> Result<DeviceList> {
        let path = routes::devices(self.row().await?.project);
        self.ask(Method::GET, path, None::<&()>).await
    }

    /// Signs another device of the account out.
    ///
    /// # Errors
    /// [`Error::Refused`] e.g. with `device_not_found`, and as [`Project::devices`].
    pub async fn sign_out_device(&self, device: DeviceId) -> Result<()> {
        let path = routes::device(self.row().await?.project, device);
        self.tell(Method::DELETE, path).await
    }

    /// Signs every device of the account out, this one too.
    ///
    /// # Errors
    /// As [`Project::devices`]; then nothing is signed out.
    pub async fn sign_out_everywhere(&self) -> Result<()> {
        let path = routes::devices(self.row().await?.project);
        self.tell(Method::DELETE, path).await?;
        self.sign_out().await
    }

    /// Sets user name and password, to sign in on a second phone; other devices are signed out. A guest may if the
    /// host allows it ([`innkey_protocol::api::sign_in::Account::own_login`]). `current` is the password until
    /// now, if there is one.
    ///
    /// # Errors
    /// [`Error::Invalid`] for input that is too long, [`Error::Refused`] with `own_login_off`,
    /// `user_name_taken` or `wrong_credentials`, and as [`Project::devices`].
    pub async fn set_login(
        &self,
        user: &str,
        password: Secret,
        current: Option<Secret>,
    ) -> Result<SignedIn> {
        if password.expose().len() > MAX_PASSWORD {
            let what = "The password is too long".into();
            return Err(Error::Invalid { what, hint: "choose a shorter one." });
        }
        let path = routes::session_login(self.row().await?.project);
        let login = OwnLogin { user: user.trim().into(), password, current };
        let signed_in: SignedIn = self.ask(Method::PUT, path, Some(&login)).await?;
        self.remember(&signed_in).await?;
        Ok(signed_in)
    }
}
