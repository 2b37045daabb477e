.DEFAULT_GOAL := help
MVN := ./mvnw -q

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

dev: ## Build what the command line needs and show its help
	./seaworthy --help

test: ## Unit tests of every module
	$(MVN) test
	ui/build test

it: ## Everything, integration and end-to-end tests too
	./mvnw verify

e2e: ## End-to-end tests only, against real clusters
	$(MVN) -DskipUnitTests=true -pl e2e -am verify

bench: ## Scan beside helm list, 1,000 releases, in one run
	$(MVN) -pl e2e -am -DskipTests package && e2e/bench

api-bench: ## The API over a million findings, question by question
	$(MVN) -pl e2e -am -DskipTests package && e2e/api-bench

agent-memory: ## What an agent costs, set of flags by set of flags
	$(MVN) -pl e2e -am -DskipTests package && e2e/agent-memory

lighthouse: ## Five looks of Lighthouse at Fleet and Findings of a large fleet
	$(MVN) -pl e2e -am -DskipTests package && e2e/lighthouse

lint: ## Formatting, Error Prone, NullAway, ESLint, dependency convergence
	$(MVN) -DskipTests verify

format: ## Format all sources
	$(MVN) spotless:apply
	ui/build lint

docs: ## Generate docs/controls from the catalogue
	$(MVN) -pl hub -am test -Dtest=ControlPagesTest -Dseaworthy.write=true -Dsurefire.failIfNoSpecifiedTests=false

record: ## Record e2e/recordings again from real clusters
	$(MVN) -pl e2e -am -DskipTests package && e2e/record

new-control: ## Start a control: make new-control ID=my-control FAMILY=release
	@test -n "$(ID)" -a -n "$(FAMILY)" || { echo "make new-control ID=my-control FAMILY=release"; exit 2; }
	@sed "s/my-control/$(ID)/; s/my-family/$(FAMILY)/" docs/new-control.yaml > hub/src/main/resources/controls/$(FAMILY)/$(ID).yaml
	@mkdir -p hub/src/test/resources/controls/$(ID)
	@echo "Edit hub/src/main/resources/controls/$(FAMILY)/$(ID).yaml, add pass.*.yaml and fail.*.yaml under hub/src/test/resources/controls/$(ID)/, see docs/developing.md"

.PHONY: help dev test it e2e bench api-bench agent-memory lighthouse lint format docs record new-control
