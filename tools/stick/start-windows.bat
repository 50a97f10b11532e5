@echo off
rem Starts Redeanteil from this stick.
setlocal
set PYTHONUTF8=1
for %%V in (@PYTHONS@) do (
  py -%%V -c "" >nul 2>nul && (
    py -%%V "%~dp0start.py" %*
    goto ended
  )
)
python -c "" >nul 2>nul && (
  python "%~dp0start.py" %*
  goto ended
)
echo Hier fehlt Python (@PYTHONS@). Siehe LIESMICH.txt.
echo Python is missing here (@PYTHONS@). See README.txt.
pause
exit /b 1
:ended
if errorlevel 1 pause
