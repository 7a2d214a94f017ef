@echo off
rem The words of the Makefile for Windows: make setup | demo | test | phrases | gallery | bench | pins
setlocal
cd /d "%~dp0"
set PY=.venv\Scripts\python -m
if "%1"=="" goto setup
for %%w in (setup demo test phrases gallery bench pins) do if "%1"=="%%w" goto %%w
echo Unknown word "%1". Write: make setup, demo, test, phrases, gallery, bench or pins.
exit /b 2

:setup
call :ready
exit /b %errorlevel%

:demo
call :ready || exit /b 1
%PY% briefbook build briefings/belgrade-2025 --lang en --lang fa --format pdf --format docx --out out || exit /b 1
echo The books are in %cd%\out:
dir /b out
exit /b 0

:test
call :ready || exit /b 1
%PY% tools.check || exit /b 1
%PY% pytest
exit /b %errorlevel%

:phrases
call :ready || exit /b 1
%PY% tools.phrases
exit /b %errorlevel%

:gallery
call :ready || exit /b 1
for %%h in (briefbook office) do (
    %PY% briefbook build briefings/belgrade-2025 --lang en --lang fa --lang sr-Latn --lang sr-Cyrl --format pdf --house %%h --out out/gallery/%%h || exit /b 1
    %PY% tools.gallery out/gallery/%%h || exit /b 1
)
exit /b %errorlevel%

:bench
call :ready || exit /b 1
%PY% tests.bench
exit /b %errorlevel%

:pins
uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes --no-emit-index-url --no-header -o requirements.txt pyproject.toml
exit /b %errorlevel%

:ready
rem The marker holds a copy of the pins: new pins, new installation.
if exist .venv\.ready fc /b requirements.txt .venv\.ready >nul 2>nul && exit /b 0
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || (echo Python 3.11 or later is needed. & exit /b 1)
py -3 -m venv .venv || exit /b 1
%PY% pip install -q --require-hashes -r requirements.txt || exit /b 1
%PY% pip install -q --no-deps --no-build-isolation -e . || exit /b 1
copy /y requirements.txt .venv\.ready >nul
exit /b 0
