# Copies the files of the repository to $STAGE/copy, as a repository of its own with the tag v1.2.0, and that of the version.
mkdir -p "$STAGE/copy"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents --target-directory "$STAGE/copy"
cd "$STAGE/copy"
# The installed command runs here, not the alias of the repository.
rm .cargo/config.toml
cp tests/cases/first_call/page.md page.md
cp page.md page.txt
mkdir pages
cp page.md pages/page.md
git init --quiet
git add --all
git -c user.name=reader -c user.email=reader@example.org commit --quiet --message "Start"
git tag v1.2.0
git tag "v$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)"
