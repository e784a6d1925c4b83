//! `settings`: what holds for the service, and who says so.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::said::Setting;
use crate::cli::streams::print;
use crate::config::ServeConfig;

#[derive(Debug, Args)]
pub struct Settings {
    #[command(flatten)]
    config: ServeConfig,
    /// How they are printed.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Settings {
    /// Prints settings, one a line.
    pub fn run(self, settings: &[Setting]) -> ExitCode {
        match self.format {
            Format::Text => print(self.lines(settings).as_bytes()),
            Format::Json => {
                let settings: Vec<Value> = settings.iter().map(|setting| self.object(setting)).collect();
                let mut json = serde_json::to_vec_pretty(&settings).unwrap_or_default();
                json.push(b'\n');
                print(&json)
            }
        }
    }

    /// The value comes last, since only it may be long.
    fn lines(&self, settings: &[Setting]) -> String {
        let width = settings.iter().map(|setting| setting.name.len()).max().unwrap_or_default();
        let line = |setting: &Setting| {
            let values = self.values(setting).join(", ");
            let values = if values.is_empty() { "–" } else { &values };
            format!("{:<width$}  {:<9}  {values}\n", setting.name, setting.source.name())
        };
        settings.iter().map(line).collect()
    }

    fn object(&self, setting: &Setting) -> Value {
        let mut values = self.values(setting);
        let value = if setting.is_list { json!(values) } else { json!(values.pop()) };
        json!({
            "naam": setting.name,
            "waarde": value,
            "bron": setting.source.name(),
            "variabele": setting.variable,
        })
    }

    /// What a setting is, also where its default follows from the machine or from another setting.
    fn values(&self, setting: &Setting) -> Vec<String> {
        if !setting.values.is_empty() {
            return setting.values.clone();
        }
        match setting.name.as_str() {
            "render-threads" => vec![self.config.engine.render_threads().to_string()],
            "batch-line-limit" => {
                vec![self.config.batch.batch_line_limit.unwrap_or(self.config.body_limit).to_string()]
            }
            _ => Vec::new(),
        }
    }
}
