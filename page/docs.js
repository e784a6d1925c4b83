// Starts the reader of the description. Nothing is kept, and no page elsewhere is asked whether the description is sound.

window.SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  presets: [window.SwaggerUIBundle.presets.apis],
});
