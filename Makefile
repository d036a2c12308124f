# lab, built; exec hands it the signals that make gets.
LAB = go build -C lab -o ../.lab/bin/lab . && exec .lab/bin/lab

.PHONY: help lab test test-noasm mutants notebooks bench image workshop test-image

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

lab: ## open your copy of the lessons in Jupyter; LAB_ARGS="--no-browser --port 9999" goes to it
	@$(LAB) open $(if $(LESSONS),-lessons $(LESSONS)) -- $(LAB_ARGS)

test: ## prove the code and every notebook
	@$(LAB) test

test-noasm: ## prove that the lessons print the same without gonum's assembly
	@$(LAB) test-noasm

mutants: ## count the mistakes that the tests of nn and data do not notice; PACKAGES=nn for some
	@go run -C lab/mutants . $(PACKAGES)

notebooks: ## execute the lessons again, in place; FILES=notebooks/01-neuron.ipynb for some
	@$(LAB) notebooks $(FILES)

bench: ## measure nn against NumPy and PyTorch on MNIST, into bench/BENCHMARKS.md
	@go run -C bench . -o BENCHMARKS.md

image: ## build the workshop image
	@docker/build

workshop: ## start the workshop image on this computer; PORT=9999 for another port
	@docker/workshop

test-image: ## prove the workshop image in a real browser
	@docker/test
