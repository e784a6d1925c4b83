# The image holds one statically linked program and nothing else: no shell, no libraries, no files of a distribution to
# keep up to date. Templates, fonts and time zones are compiled in.
#
# Alpine builds it, because there musl is the native C library: rustc links statically by default, and the only C and
# assembly in the tree (jemalloc, psm) is compiled by the system's own compiler for the system's own libc, on amd64 and
# arm64 alike, without cross-compiling. The slow allocator of musl plays no part: jemalloc takes its place.
#
# A name such as this is whatever its publisher makes of it today. To build from the same base tomorrow, give its digest too,
# as `docker buildx imagetools inspect rust:1.95-alpine` prints it, and renew it when the base is mended:
#   docker build --build-arg RUST_IMAGE=rust:1.95-alpine@sha256:<64 digits> -t trajectpers .
ARG RUST_IMAGE=rust:1.95-alpine
FROM ${RUST_IMAGE} AS build
# hadolint ignore=DL3018  # the base by its digest holds the versions
RUN apk add --no-cache make python3
WORKDIR /build
ENV CARGO_PROFILE_DIST_STRIP=symbols

# The dependencies take minutes, our own crate seconds. This layer depends on the manifest and the lock file alone: it
# builds the dependencies for an empty crate, without the benches, tests and examples that the manifest names.
COPY Cargo.toml Cargo.lock ./
COPY crates crates
RUN awk '/^\[/ { skip = /^\[\[(bench|test|example)\]\]/ } !skip' Cargo.toml > trimmed.toml \
    && mv trimmed.toml Cargo.toml \
    && mkdir src \
    && echo 'fn main() {}' > src/main.rs \
    && touch src/lib.rs \
    && cargo build --profile dist --locked

# PROFILE_GUIDED=yes builds the program twice, the second time for the code that documents really use, and takes twice as long.
# See deploy/optimised; whether it pays on a machine, benches/cost.py says.
ARG PROFILE_GUIDED=no

# The touch makes our sources newer than the empty crate, whatever their dates are. A program that would need a loader
# must not get into an image that has none.
COPY openapi openapi
COPY fonts fonts
COPY page page
COPY report-templates report-templates
COPY src src
COPY benches benches
COPY deploy/optimised deploy/optimised
# hadolint ignore=DL4006  # grep may end first: what counts is what it found
RUN touch src/lib.rs src/main.rs \
    && if [ "$PROFILE_GUIDED" = yes ]; then \
         rustup component add llvm-tools && deploy/optimised dist target/guided \
         && mv target/guided/used/dist/trajectpers target/trajectpers; \
       else cargo build --profile dist --locked && mv target/dist/trajectpers target/trajectpers; fi \
    && ! readelf --program-headers target/trajectpers | grep -q INTERP

FROM scratch
COPY --from=build /build/target/trajectpers /trajectpers
USER 65532:65532
ENV TRAJECTPERS_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=15s --retries=3 CMD ["/trajectpers", "health"]
ENTRYPOINT ["/trajectpers"]
