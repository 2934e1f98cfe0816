//! Which customer a person means.

use innkey_core::Customers;
use innkey_protocol::api::customers::Customer;

use crate::failure::Failure;

/// One of the customers.
#[derive(clap::Args, Clone)]
pub struct Which {
    /// The customer: name, live code, user name, id, or the beginning of one of them.
    #[arg(value_name = "NAME|CODE|ID")]
    customer: String,
}

impl Which {
    /// The customer of this name.
    pub fn named(customer: String) -> Self {
        Self { customer }
    }

    /// The customer that is meant.
    pub async fn find(&self, customers: &Customers) -> Result<Customer, Failure> {
        let wanted = self.customer.trim().to_lowercase();
        let list = customers.list().await?.customers;
        let exactly = |customer: &&Customer| names(customer).contains(&wanted);
        let begins = |customer: &&Customer| {
            !wanted.is_empty() && names(customer).iter().any(|name| name.starts_with(&wanted))
        };
        let mut fitting: Vec<&Customer> = list.iter().filter(exactly).collect();
        if fitting.is_empty() {
            fitting = list.iter().filter(begins).collect();
        }
        match fitting.as_slice() {
            [customer] => Ok((*customer).clone()),
            [] => Err(Failure::input(format!("no customer is called {:?}", self.customer))
                .hint("see them with `innkey customers list`.")),
            several => {
                let ids: Vec<String> = several
                    .iter()
                    .map(|customer| format!("{} ({})", short(customer), customer.id))
                    .collect();
                Err(Failure::input(format!("several customers are called {:?}", self.customer))
                    .hint(format!("give the id of one: {}.", ids.join(", "))))
            }
        }
    }
}

/// All that a customer may be called by, in lower case.
fn names(customer: &Customer) -> Vec<String> {
    let code = customer.code.as_ref().and_then(|issued| issued.code.as_ref());
    let mut names = vec![customer.settings.name.trim().to_lowercase(), customer.id.to_string()];
    names.extend(code.map(|code| code.to_string().to_lowercase()));
    names.extend(customer.user.clone());
    names
}

/// A customer in a sentence.
pub fn short(customer: &Customer) -> String {
    if customer.settings.name.is_empty() {
        "the customer without a name".into()
    } else {
        customer.settings.name.clone()
    }
}
