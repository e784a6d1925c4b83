# Laat een document of een batch maken: ./trajectpers.ps1 <dienst> <adres> <invoer> <uitvoer>
param([string] $Dienst, [string] $Adres, [string] $Invoer, [string] $Uitvoer)
if (-not $Uitvoer) {
    [Console]::Error.WriteLine('Laat een document of een batch maken: ./trajectpers.ps1 <dienst> <adres> <invoer> <uitvoer>')
    exit 2
}
$soort = if ($Invoer.EndsWith('.ndjson')) { 'application/x-ndjson' } else { 'application/json' }
$kop = if ($env:TRAJECTPERS_KEY) { @{ Authorization = "Bearer $env:TRAJECTPERS_KEY" } } else { @{} }
$deel = "$Uitvoer.deel"
try {
    # The service never refers elsewhere, and the key is for it alone.
    $antwoord = Invoke-WebRequest "$($Dienst.TrimEnd('/'))/v1/$Adres" -Method Post -Headers $kop -ContentType $soort `
        -InFile $Invoer -OutFile $deel -PassThru -UseBasicParsing -MaximumRedirection 0 -ErrorAction Stop
    if (-not $antwoord.Headers['API-Version']) { throw "status $($antwoord.StatusCode), van iets anders dan Trajectpers" }
    Move-Item -LiteralPath $deel -Destination $Uitvoer -Force -ErrorAction Stop
    "$Uitvoer $($antwoord.Headers['Bevindingen'])"
} catch {
    $ramp = $_
    Remove-Item -LiteralPath $deel -ErrorAction Ignore
    # What is no problem of the service is told by the error itself.
    $probleem = try { $ramp.ErrorDetails.Message | ConvertFrom-Json -ErrorAction Stop } catch { $null }
    if (-not $probleem.title) {
        [Console]::Error.WriteLine("Er is geen antwoord van ${Dienst}: $($ramp.Exception.Message)")
        exit 1
    }
    [Console]::Error.WriteLine("$($probleem.title): $($probleem.detail)")
    foreach ($fout in $probleem.errors) { [Console]::Error.WriteLine("- $($fout.pointer)$($fout.parameter): $($fout.detail)") }
    exit 1
}
