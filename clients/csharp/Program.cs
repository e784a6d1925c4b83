// Laat een document of een batch maken: dotnet run Program.cs <dienst> <adres> <invoer> <uitvoer>
using System.Net.Http.Headers;
using System.Text.Json;

if (args.Length != 4)
{
    Console.Error.WriteLine("Laat een document of een batch maken: dotnet run Program.cs <dienst> <adres> <invoer> <uitvoer>");
    return 2;
}
var (dienst, adres, invoer, uitvoer) = (args[0], args[1], args[2], args[3]);
using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
var bericht = new StreamContent(File.OpenRead(invoer));
bericht.Headers.ContentType = new(invoer.EndsWith(".ndjson") ? "application/x-ndjson" : "application/json");
using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{dienst.TrimEnd('/')}/v1/{adres}") { Content = bericht };
if (Environment.GetEnvironmentVariable("TRAJECTPERS_KEY") is { } sleutel)
    verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sleutel);
// Without this the whole answer would be held in memory.
using var antwoord = await client.SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead);
await using var inhoud = await antwoord.Content.ReadAsStreamAsync();
if (antwoord.IsSuccessStatusCode)
{
    await using var bestand = File.Create(uitvoer);
    await inhoud.CopyToAsync(bestand);
    Console.WriteLine($"{uitvoer} {(antwoord.Headers.TryGetValues("Bevindingen", out var codes) ? string.Join(", ", codes) : "")}");
    return 0;
}
var probleem = (await JsonDocument.ParseAsync(inhoud)).RootElement;
Console.Error.WriteLine($"{probleem.GetProperty("title")}: {probleem.GetProperty("detail")}");
if (probleem.TryGetProperty("errors", out var fouten))
    foreach (var fout in fouten.EnumerateArray())
        Console.Error.WriteLine($"- {(fout.TryGetProperty("pointer", out var plaats) ? plaats : fout.GetProperty("parameter"))}: {fout.GetProperty("detail")}");
return 1;
