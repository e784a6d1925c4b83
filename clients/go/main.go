// Laat een document of een batch maken: go run main.go <dienst> <adres> <invoer> <uitvoer>
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "Laat een document of een batch maken: go run main.go <dienst> <adres> <invoer> <uitvoer>")
		os.Exit(2)
	}
	dienst, adres, invoer, uitvoer := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	bericht := of(os.Open(invoer))
	verzoek := of(http.NewRequest("POST", strings.TrimRight(dienst, "/")+"/v1/"+adres, bericht))
	verzoek.ContentLength = of(bericht.Stat()).Size() // Without it the body would leave in chunks.
	verzoek.Header.Set("Content-Type", "application/json")
	if strings.HasSuffix(invoer, ".ndjson") {
		verzoek.Header.Set("Content-Type", "application/x-ndjson")
	}
	if sleutel := os.Getenv("TRAJECTPERS_KEY"); sleutel != "" {
		verzoek.Header.Set("Authorization", "Bearer "+sleutel)
	}
	// The service never refers elsewhere, and the key is for it alone.
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	antwoord := of(client.Do(verzoek))
	if antwoord.Header.Get("API-Version") == "" {
		of(0, fmt.Errorf("er is geen antwoord van %s: status %d, van iets anders dan Trajectpers", dienst, antwoord.StatusCode))
	}
	if antwoord.StatusCode != 200 {
		var probleem struct {
			Title, Detail string
			Errors        []struct{ Pointer, Parameter, Detail string }
		}
		of(0, json.NewDecoder(antwoord.Body).Decode(&probleem))
		fmt.Fprintf(os.Stderr, "%s: %s\n", probleem.Title, probleem.Detail)
		for _, fout := range probleem.Errors {
			fmt.Fprintf(os.Stderr, "- %s%s: %s\n", fout.Pointer, fout.Parameter, fout.Detail)
		}
		os.Exit(1)
	}
	deel := uitvoer + ".deel"
	bestand := of(os.Create(deel))
	if _, fout := io.Copy(bestand, antwoord.Body); fout != nil {
		os.Remove(deel) // Half an answer.
		of(0, fout)
	}
	of(0, bestand.Close())
	of(0, os.Rename(deel, uitvoer))
	fmt.Println(uitvoer, antwoord.Header.Get("Bevindingen"))
}

func of[T any](waarde T, fout error) T {
	if fout != nil {
		fmt.Fprintln(os.Stderr, fout)
		os.Exit(1)
	}
	return waarde
}
