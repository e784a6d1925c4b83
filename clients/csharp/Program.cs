// Laat een document of een batch maken: dotnet run Program.cs <dienst> <adres> <invoer> <uitvoer>
using System.Net.Http.Headers;
using System.Text.Json;

if (args.Length != 4)
{
    Console.Error.WriteLine("Laat een document of een batch maken: dotnet run Program.cs <dienst> <adres> <invoer> <uitvoer>");
    return 2;
}
var (dienst, adres, invoer, uitvoer) = (args[0], args[1], args[2], args[3]);
var deel = $"{uitvoer}.deel";
try
{
    // The service never refers elsewhere, and the key is for it alone.
    using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    var bericht = new StreamContent(File.OpenRead(invoer));
    bericht.Headers.ContentType = new(invoer.EndsWith(".ndjson") ? "application/x-ndjson" : "application/json");
    using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{dienst.TrimEnd('/')}/v1/{adres}") { Content = bericht };
    if (Environment.GetEnvironmentVariable("TRAJECTPERS_KEY") is { } sleutel)
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sleutel);
    // Without this the whole answer would be held in memory.
    using var antwoord = await client.SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead);
    if (!antwoord.Headers.Contains("API-Version"))
        throw new IOException($"status {(int)antwoord.StatusCode}, van iets anders dan Trajectpers");
    await using var inhoud = await antwoord.Content.ReadAsStreamAsync();
    if (antwoord.IsSuccessStatusCode)
    {
        await using (var bestand = File.Create(deel))
            await inhoud.CopyToAsync(bestand);
        File.Move(deel, uitvoer, true);
        Console.WriteLine($"{uitvoer} {(antwoord.Headers.TryGetValues("Bevindingen", out var codes) ? string.Join(", ", codes) : "")}");
        return 0;
    }
    using var gelezen = await JsonDocument.ParseAsync(inhoud);
    var probleem = gelezen.RootElement;
    Console.Error.WriteLine($"{probleem.GetProperty("title")}: {probleem.GetProperty("detail")}");
    if (probleem.TryGetProperty("errors", out var fouten))
        foreach (var fout in fouten.EnumerateArray())
            Console.Error.WriteLine($"- {(fout.TryGetProperty("pointer", out var plaats) ? plaats : fout.GetProperty("parameter"))}: {fout.GetProperty("detail")}");
}
// No connection, no such file or address, half an answer.
catch (Exception ramp) when (ramp is HttpRequestException or IOException or UnauthorizedAccessException or UriFormatException
    or InvalidOperationException or NotSupportedException or JsonException)
{
    Console.Error.WriteLine($"Er is geen antwoord van {dienst}: {ramp.Message}");
}
finally
{
    if (File.Exists(deel)) File.Delete(deel);
}
return 1;
