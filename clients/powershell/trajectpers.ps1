# Laat een document of een batch maken: ./trajectpers.ps1 <dienst> <adres> <invoer> <uitvoer>
param([string] $Dienst, [string] $Adres, [string] $Invoer, [string] $Uitvoer)
if (-not $Uitvoer) {
    [Console]::Error.WriteLine('Laat een document of een batch maken: ./trajectpers.ps1 <dienst> <adres> <invoer> <uitvoer>')
    exit 2
}
$soort = if ($Invoer.EndsWith('.ndjson')) { 'application/x-ndjson' } else { 'application/json' }
$kop = if ($env:TRAJECTPERS_KEY) { @{ Authorization = "Bearer $env:TRAJECTPERS_KEY" } } else { @{} }
try {
    $antwoord = Invoke-WebRequest "$($Dienst.TrimEnd('/'))/v1/$Adres" -Method Post -Headers $kop -ContentType $soort `
        -InFile $Invoer -OutFile $Uitvoer -PassThru -UseBasicParsing -ErrorAction Stop
    "$Uitvoer $($antwoord.Headers['Bevindingen'])"
} catch {
    # Without an answer there is no problem, and what went wrong stands in the error itself.
    if (-not $_.ErrorDetails) {
        [Console]::Error.WriteLine("Er is geen antwoord van ${Dienst}: $($_.Exception.Message)")
        exit 1
    }
    $probleem = $_.ErrorDetails.Message | ConvertFrom-Json
    [Console]::Error.WriteLine("$($probleem.title): $($probleem.detail)")
    foreach ($fout in $probleem.errors) { [Console]::Error.WriteLine("- $($fout.pointer)$($fout.parameter): $($fout.detail)") }
    exit 1
}
